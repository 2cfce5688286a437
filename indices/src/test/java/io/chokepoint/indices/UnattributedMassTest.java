package io.chokepoint.indices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.chokepoint.indices.UnattributedMass.Interval;
import io.chokepoint.indices.scan.Cuts;
import io.chokepoint.indices.scan.Moments;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class UnattributedMassTest {
    private static final Distribution KNOWN = Distribution.of(4, 3, 2, 1);

    @Test
    void withoutItBothEndsAreTheIndex() {
        for (CentralizationIndex index : CentralizationIndex.values()) {
            double value = index.of(KNOWN).asDouble().orElseThrow();
            interval(index, KNOWN, 0).ifPresent(ends -> {
                assertThat(ends.least()).as(index.id()).isEqualTo(value);
                assertThat(ends.greatest()).as(index.id()).isEqualTo(value);
            });
        }
    }

    @Test
    void itIsDustAtOneEndAndWithTheLargestAtTheOther() {
        // 30 of 400, and (14² + 9 + 4 + 1) of 400.
        assertThat(interval(CentralizationIndex.HHI, KNOWN, 10)).contains(new Interval(750, 5250.0));
        assertThat(interval(CentralizationIndex.EFFECTIVE_NUMBER, KNOWN, 10))
                .contains(new Interval(400 / 210.0, 400 / 30.0));
        assertThat(interval(CentralizationIndex.NAKAMOTO_COEFFICIENT_1_3, KNOWN, 10))
                .contains(new Interval(1, 2.0));
        assertThat(interval(CentralizationIndex.CONCENTRATION_RATIO_1, KNOWN, 10))
                .contains(new Interval(0.2, 0.7));
        assertThat(interval(CentralizationIndex.CONCENTRATION_RATIO_10, KNOWN, 10))
                .contains(new Interval(0.5, 1.0));
        Interval entropy = interval(CentralizationIndex.MIN_ENTROPY, KNOWN, 10).orElseThrow();
        assertThat(entropy.greatest()).isCloseTo(Math.log(5) / Math.log(2), within(1e-12));
    }

    @Test
    void noNumberIsTooLargeWhenTheKnownNeverPassTheThreshold() {
        assertThat(interval(CentralizationIndex.NAKAMOTO_COEFFICIENT_1_2, Distribution.of(1, 1), 10))
                .contains(new Interval(1, null));
    }

    @Test
    void ofNothingThereIsNoInterval() {
        Distribution nobody = Distribution.of();

        assertThat(interval(CentralizationIndex.HHI, nobody, 0)).isEmpty();
        assertThat(interval(CentralizationIndex.NAKAMOTO_COEFFICIENT_1_2, nobody, 0))
                .isEmpty();
        assertThat(interval(CentralizationIndex.HHI, nobody, 1)).contains(new Interval(0, 10_000.0));
        assertThat(interval(CentralizationIndex.EFFECTIVE_NUMBER, nobody, 1)).contains(new Interval(1, null));
        assertThatThrownBy(() -> new UnattributedMass(BigInteger.ONE.negate())).hasMessageContaining("-1");
    }

    @Property(tries = 300)
    void anyWayOfSpreadingItGivesAValueInTheInterval(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1, max = 1000) Long> known,
            @ForAll @Size(max = 20) List<@LongRange(min = 1, max = 1000) Long> owned,
            @ForAll @IntRange(max = 19) int joined) {
        long mass = owned.stream().mapToLong(Long::longValue).sum();
        List<Long> all = new ArrayList<>(known);
        for (int i = 0; i < owned.size(); i++) {
            if (i < joined && i < known.size()) {
                all.set(i, all.get(i) + owned.get(i));
            } else {
                all.add(owned.get(i));
            }
        }
        Distribution spread = distribution(all);
        for (CentralizationIndex index : CentralizationIndex.values()) {
            Optional<Interval> interval = interval(index, distribution(known), mass);
            if (interval.isPresent()) {
                double greatest = interval.get().greatest() == null
                        ? Double.POSITIVE_INFINITY
                        : interval.get().greatest();
                assertThat(index.of(spread).asDouble().orElseThrow())
                        .as(index.id())
                        .isBetween(interval.get().least() - 1e-12, greatest + 1e-12);
            }
        }
    }

    @Property(tries = 300)
    void whatTheKnownAmountsSayByThemselvesIsInTheInterval(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1, max = 1000) Long> known,
            @ForAll @LongRange(max = 100_000) long mass) {
        Distribution distribution = distribution(known);
        for (CentralizationIndex index : CentralizationIndex.values()) {
            double value = index.of(distribution).asDouble().orElse(Double.NaN);
            interval(index, distribution, mass).ifPresent(ends -> {
                assertThat(ends.least()).as(index.id()).isLessThanOrEqualTo(value + 1e-12);
                if (ends.greatest() != null) {
                    assertThat(ends.greatest()).as(index.id()).isGreaterThanOrEqualTo(value - 1e-12);
                }
            });
        }
    }

    private static Optional<Interval> interval(CentralizationIndex index, Distribution known, long amount) {
        UnattributedMass mass = new UnattributedMass(BigInteger.valueOf(amount));
        Moments moments = known.moments(mass.addTo(Cuts.PUBLISHED, known.total(), Cuts.PUBLISHED.thresholds()));
        return mass.of(index, moments);
    }

    private static Distribution distribution(List<Long> amounts) {
        return Distribution.of(amounts.stream().mapToLong(Long::longValue).toArray());
    }
}
