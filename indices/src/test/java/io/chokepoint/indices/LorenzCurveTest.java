package io.chokepoint.indices;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.indices.LorenzCurve.Point;
import org.junit.jupiter.api.Test;

class LorenzCurveTest {

    @Test
    void risesFromNobodyToEverybody() {
        assertThat(LorenzCurve.of(Distribution.of(1, 2, 3, 4), 4))
                .containsExactly(
                        new Point(0, 0),
                        new Point(0.25, 0.1),
                        new Point(0.5, 0.3),
                        new Point(0.75, 0.6),
                        new Point(1, 1));
    }

    @Test
    void givesOnePointPerEntityWhenThereAreFewerThanSteps() {
        assertThat(LorenzCurve.of(Distribution.of(1, 1), 100)).hasSize(3);
    }

    @Test
    void hasNoPointsForNobody() {
        assertThat(LorenzCurve.of(Distribution.of(), 10)).isEmpty();
    }
}
