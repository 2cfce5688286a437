package io.chokepoint.indices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DistributionTest {

    @Test
    void ranksFromTheLargest() {
        Distribution distribution = Distribution.of(1, 3, 0, 2);

        assertThat(distribution.population()).isEqualTo(3);
        assertThat(distribution.amountAt(1)).isEqualTo(3);
        assertThat(distribution.amountAt(3)).isEqualTo(1);
        assertThat(distribution.total()).isEqualTo(6);
    }

    @Test
    void refusesALossAndNamesIt() {
        assertThatThrownBy(() -> Distribution.of(1, -5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-5");
    }
}
