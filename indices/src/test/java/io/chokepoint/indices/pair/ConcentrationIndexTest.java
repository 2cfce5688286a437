package io.chokepoint.indices.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.Distribution;
import io.chokepoint.indices.LorenzCurve;
import io.chokepoint.indices.LorenzCurve.Point;
import io.chokepoint.indices.UndefinedReason;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ConcentrationIndexTest {

    @Property(tries = 200)
    void rankedByItselfItIsTheGiniCoefficient(
            @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 1, max = 1000) Long> amounts) {
        PairedAmounts.Builder builder = PairedAmounts.builder();
        amounts.forEach(amount -> builder.add(BigInteger.valueOf(amount), BigInteger.valueOf(amount)));
        Distribution distribution =
                Distribution.of(amounts.stream().mapToLong(Long::longValue).toArray());

        assertThat(ConcentrationIndex.of(builder.build()).asDouble().orElseThrow())
                .isEqualTo(CentralizationIndex.GINI.of(distribution).asDouble().orElseThrow());
        assertThat(ConcentrationIndex.kakwani(builder.build()).asDouble().orElseThrow())
                .isZero();
    }

    @Test
    void profitsThatFallToTheLargeMakeKakwaniPositive() {
        // C = (−3·0 − 1·0 + 1·1 + 3·3)/(4·4) = 5/8; the Gini coefficient of the stakes is 1/4.
        PairedAmounts pairs = pairs(new long[][] {{1, 0}, {2, 0}, {3, 1}, {4, 3}});

        assertThat(ConcentrationIndex.of(pairs).asDouble().orElseThrow()).isEqualTo(0.625);
        assertThat(ConcentrationIndex.kakwani(pairs).asDouble().orElseThrow()).isEqualTo(0.375);
    }

    @Test
    void whatFallsToTheSmallIsNegative() {
        PairedAmounts pairs = pairs(new long[][] {{1, 1}, {2, 0}});

        assertThat(ConcentrationIndex.of(pairs).asDouble().orElseThrow()).isEqualTo(-0.5);
        assertThat(ConcentrationIndex.kakwani(pairs).asDouble().orElseThrow()).isCloseTo(-2 / 3.0, within(1e-15));
    }

    @Test
    void theOrderOfEqualRanksDoesNotMatter() {
        long[][] one = {{1, 5}, {1, 0}, {2, 3}};
        long[][] other = {{2, 3}, {1, 0}, {1, 5}};

        assertThat(ConcentrationIndex.of(pairs(one))).isEqualTo(ConcentrationIndex.of(pairs(other)));
        assertThat(ConcentrationCurve.of(pairs(one)))
                .isEqualTo(ConcentrationCurve.of(pairs(other)))
                .containsExactly(new Point(0, 0), new Point(2 / 3.0, 0.625), new Point(1, 1));
    }

    @Test
    void rankedByItselfTheCurveIsTheLorenzCurve() {
        assertThat(ConcentrationCurve.of(pairs(new long[][] {{4, 4}, {3, 3}, {2, 2}, {1, 1}})))
                .isEqualTo(LorenzCurve.of(Distribution.of(1, 2, 3, 4), 4));
    }

    @Test
    void withoutOneOfTheAmountsThereIsNoIndex() {
        assertThat(ConcentrationIndex.of(pairs(new long[][] {{1, 0}})).reason()).contains(UndefinedReason.EMPTY);
        assertThat(ConcentrationIndex.kakwani(pairs(new long[][] {{0, 1}})).reason())
                .contains(UndefinedReason.EMPTY);
        assertThat(ConcentrationCurve.of(pairs(new long[][] {}))).isEmpty();
        assertThatThrownBy(() -> pairs(new long[][] {{1, -1}})).hasMessageContaining("-1");
    }

    private static PairedAmounts pairs(long[][] amounts) {
        PairedAmounts.Builder builder = PairedAmounts.builder();
        for (long[] pair : amounts) {
            builder.add(BigInteger.valueOf(pair[0]), BigInteger.valueOf(pair[1]));
        }
        return builder.build();
    }
}
