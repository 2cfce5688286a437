package io.chokepoint.indices;

import io.chokepoint.indices.scan.Cuts;
import io.chokepoint.indices.scan.Moments;
import java.math.BigInteger;

/**
 * How much remains on average while the largest entities fail one after the other: the area above the
 * {@link LossCurve}.
 *
 * @param form as it is, or relative to equal shares
 */
public record LossArea(Form form) implements DistributionIndex {

    /** What the area is measured against. */
    public enum Form {
        /** The area itself: (n − 1) / 2n for equal shares. */
        PLAIN,
        /** Relative to that of equal shares, and so 1 minus the bias-free Gini coefficient. */
        NORMALIZED
    }

    /** The area itself. */
    public static final IndexDefinition FAMILY = new IndexDefinition(
            "loss_area",
            "Robustness area",
            Unit.RATIO,
            Range.below(0, 1),
            Direction.HIGHER_IS_LESS_CONCENTRATED,
            "R = 1/n · Σ_k (1 − L(k)), L(k) = (x_1 + … + x_k) / T",
            "C. M. Schneider et al., Mitigation of Malicious Attacks on Networks, 2011",
            1);

    /** Relative to equal shares. */
    public static final IndexDefinition NORMALIZED_FAMILY = new IndexDefinition(
            "loss_area_normalized",
            "Robustness area relative to equal shares",
            Unit.RATIO,
            Range.closed(0, 1),
            Direction.HIGHER_IS_LESS_CONCENTRATED,
            "R · 2n / (n − 1)",
            "C. M. Schneider et al., Mitigation of Malicious Attacks on Networks, 2011",
            1);

    @Override
    public IndexDefinition definition() {
        return form == Form.PLAIN ? FAMILY : NORMALIZED_FAMILY;
    }

    @Override
    public Cuts addTo(Cuts cuts) {
        return cuts;
    }

    @Override
    public IndexValue of(Moments moments) {
        if (moments.population() == 0) {
            return IndexValue.undefined(UndefinedReason.EMPTY);
        }
        // The entity at rank i is lost in n + 1 − i of the n sums: what remains of all of them is Σ (i − 1) · x_i.
        BigInteger remaining = moments.rankedSum().subtract(moments.total());
        BigInteger n = BigInteger.valueOf(moments.population());
        if (form == Form.PLAIN) {
            return IndexValue.real(Quotient.of(remaining, n.multiply(moments.total())));
        }
        if (moments.population() == 1) {
            return IndexValue.undefined(UndefinedReason.SINGLE_ENTITY);
        }
        return IndexValue.real(
                Quotient.of(remaining.shiftLeft(1), n.subtract(BigInteger.ONE).multiply(moments.total())));
    }
}
