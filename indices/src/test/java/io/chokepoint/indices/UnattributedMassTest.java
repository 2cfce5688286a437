package io.chokepoint.indices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.indices.UnattributedMass.CountInterval;
import io.chokepoint.indices.UnattributedMass.Interval;
import io.chokepoint.indices.scan.Threshold;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class UnattributedMassTest {

    @Test
    void withoutItBothEndsAreTheIndex() {
        UnattributedMass none = new UnattributedMass(Distribution.of(4, 3, 2, 1), BigInteger.ZERO);

        assertThat(none.hhi()).contains(new Interval(3000, 3000));
        assertThat(none.nakamoto(Threshold.ONE_HALF)).contains(new CountInterval(2, OptionalLong.of(2)));
    }

    @Test
    void itIsDustAtOneEndAndWithTheLargestAtTheOther() {
        UnattributedMass half = new UnattributedMass(Distribution.of(4, 3, 2, 1), BigInteger.TEN);

        // 30 of 400, and (14² + 9 + 4 + 1) of 400.
        assertThat(half.hhi()).contains(new Interval(750, 5250));
        assertThat(half.nakamoto(Threshold.ONE_THIRD)).contains(new CountInterval(1, OptionalLong.of(2)));
    }

    @Test
    void noNumberIsTooLargeWhenTheKnownNeverPassTheThreshold() {
        UnattributedMass most = new UnattributedMass(Distribution.of(1, 1), BigInteger.TEN);

        assertThat(most.nakamoto(Threshold.ONE_HALF)).contains(new CountInterval(1, OptionalLong.empty()));
    }

    @Test
    void ofNothingThereIsNoInterval() {
        UnattributedMass nothing = new UnattributedMass(Distribution.of(), BigInteger.ZERO);

        assertThat(nothing.hhi()).isEmpty();
        assertThat(nothing.nakamoto(Threshold.ONE_HALF)).isEmpty();
        assertThat(new UnattributedMass(Distribution.of(), BigInteger.ONE).hhi())
                .contains(new Interval(0, 10_000));
        assertThatThrownBy(() -> new UnattributedMass(Distribution.of(), BigInteger.ONE.negate()))
                .hasMessageContaining("-1");
    }

    @Property(tries = 300)
    void anyWayOfSpreadingItGivesAValueInTheInterval(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1, max = 1000) Long> known,
            @ForAll @Size(max = 20) List<@LongRange(min = 1, max = 1000) Long> owned,
            @ForAll @IntRange(max = 19) int joined) {
        BigInteger mass =
                BigInteger.valueOf(owned.stream().mapToLong(Long::longValue).sum());
        UnattributedMass interval = new UnattributedMass(distribution(known), mass);
        List<Long> all = new ArrayList<>(known);
        for (int i = 0; i < owned.size(); i++) {
            if (i < joined && i < known.size()) {
                all.set(i, all.get(i) + owned.get(i));
            } else {
                all.add(owned.get(i));
            }
        }
        Distribution spread = distribution(all);
        Interval hhi = interval.hhi().orElseThrow();
        CountInterval nakamoto = interval.nakamoto(Threshold.ONE_HALF).orElseThrow();

        assertThat(CentralizationIndex.HHI.of(spread).asDouble().orElseThrow()).isBetween(hhi.least(), hhi.greatest());
        assertThat(spread.moments().rankExceeding(Threshold.ONE_HALF))
                .isBetween(nakamoto.least(), nakamoto.greatest().orElse(Long.MAX_VALUE));
    }

    private static Distribution distribution(List<Long> amounts) {
        return Distribution.of(amounts.stream().mapToLong(Long::longValue).toArray());
    }
}
