package io.chokepoint.indices.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.Distribution;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TheilSplitTest {

    @Property(tries = 300)
    void thePartsAddUpToTheWhole(
            @ForAll @Size(min = 1, max = 6)
                    List<@Size(max = 12) List<@LongRange(min = 0, max = 1_000_000_000_000L) Long>> groups) {
        List<Long> all = new ArrayList<>();
        groups.forEach(all::addAll);
        Distribution whole = distribution(all);
        List<Distribution> parts =
                groups.stream().map(TheilSplitTest::distribution).toList();

        CentralizationIndex.THEIL_INDEX
                .of(whole)
                .asDouble()
                .ifPresentOrElse(
                        expected -> assertThat(
                                        TheilSplit.of(parts).orElseThrow().whole())
                                .isCloseTo(expected, within(1e-12 * expected)),
                        () -> assertThat(TheilSplit.of(parts)).isEmpty());
    }

    @Test
    void groupsOfNearlyEqualMeansKeepTheirDigits() {
        TheilSplit split = TheilSplit.of(
                        List.of(Distribution.of(1_000_000_000_001L), Distribution.of(999_999_999_999L)))
                .orElseThrow();

        // d = ±1e-12 exactly: d²/2 up to d⁴/12.
        assertThat(split.between()).isCloseTo(5e-25, within(5e-37));
        assertThat(split.within()).isZero();
    }

    @Test
    void oneGroupHasNothingBetween() {
        TheilSplit split = TheilSplit.of(List.of(Distribution.of(4, 3, 2, 1))).orElseThrow();

        assertThat(split.between()).isZero();
        assertThat(split.within()).isCloseTo(0.10644013528622315, within(1e-15));
    }

    private static Distribution distribution(List<Long> amounts) {
        return Distribution.of(amounts.stream().mapToLong(Long::longValue).toArray());
    }
}
