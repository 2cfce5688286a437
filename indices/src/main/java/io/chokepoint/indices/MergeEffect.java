package io.chokepoint.indices;

import java.math.BigInteger;

/** By how much the HHI rises when two entities become one: exact, without computing the index again. */
public final class MergeEffect {
    /** In points, as the index itself. */
    public static final IndexDefinition FAMILY = new IndexDefinition(
            "merge_effect",
            "Rise of the HHI by a merger",
            Unit.POINTS,
            Range.closed(0, 5000),
            Direction.HIGHER_IS_MORE_CONCENTRATED,
            "10000 · 2 · p_a · p_b",
            "U.S. DOJ and FTC, Merger Guidelines, 2023",
            1);

    private MergeEffect() {}

    /**
     * Points by which the HHI rises.
     *
     * @param one amount of the one entity, not negative
     * @param other amount of the other, not negative
     * @param total sum of all amounts, theirs included
     * @throws IllegalArgumentException when an amount is negative or the two exceed the total
     */
    public static IndexValue of(BigInteger one, BigInteger other, BigInteger total) {
        if (one.signum() < 0 || other.signum() < 0 || one.add(other).compareTo(total) > 0) {
            throw new IllegalArgumentException(
                    "Amounts %s and %s are not two parts of the total %s".formatted(one, other, total));
        }
        if (total.signum() == 0) {
            return IndexValue.undefined(UndefinedReason.EMPTY);
        }
        return IndexValue.real(Quotient.of(one.multiply(other).shiftLeft(1).multiply(Hhi.POINTS), total.pow(2)));
    }
}
