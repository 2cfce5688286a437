package io.chokepoint.indices.composite;

import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.Direction;
import io.chokepoint.indices.IndexDefinition;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * How a value of an index becomes a score from 0, everything in one hand, to 1, spread. It depends on the value alone: not on
 * other subjects, so that a score does not change when another subject is measured.
 */
public enum SpreadScore {
    /** Of a ratio that rises with concentration. */
    COMPLEMENT("1 − v", value -> 1 - value),
    /** Of a ratio that falls with concentration. */
    SAME("v", value -> value),
    /** Of the points of the Herfindahl-Hirschman index. */
    COMPLEMENT_OF_POINTS("1 − v / 10000", value -> 1 - value / 10_000),
    /** Of a count of entities: one is the least spread. */
    COMPLEMENT_OF_INVERSE("1 − 1 / v", value -> 1 - 1 / value),
    /** Of an entropy: the share that each of so many equal entities would have. */
    COMPLEMENT_OF_BITS("1 − 2^(−v)", value -> -StrictMath.expm1(-value * StrictMath.log(2))),
    /** Of an information that is lost when equal shares are assumed. */
    DECAY("e^(−v)", value -> StrictMath.exp(-value));

    private final String formula;
    private final DoubleUnaryOperator transform;

    SpreadScore(String formula, DoubleUnaryOperator transform) {
        this.formula = formula;
        this.transform = transform;
    }

    /** The score over the value v of an index. */
    public String formula() {
        return formula;
    }

    /** The score, 0 to 1, of a value that the index can have. */
    public double of(double value) {
        // Rounding may lift a value above its bound by a last digit.
        return Math.min(1, Math.max(0, transform.applyAsDouble(value)));
    }

    /** The score of an index; empty for one that describes size and not concentration. */
    public static Optional<SpreadScore> of(CentralizationIndex index) {
        IndexDefinition definition = index.definition();
        if (definition.direction() == Direction.NEUTRAL) {
            return Optional.empty();
        }
        return switch (definition.unit()) {
            case RATIO ->
                Optional.of(definition.direction() == Direction.HIGHER_IS_MORE_CONCENTRATED ? COMPLEMENT : SAME);
            case POINTS -> Optional.of(COMPLEMENT_OF_POINTS);
            case ENTITIES -> Optional.of(COMPLEMENT_OF_INVERSE);
            case BITS -> Optional.of(COMPLEMENT_OF_BITS);
            case NATS -> Optional.of(DECAY);
            case RESOURCE_UNITS -> Optional.empty();
        };
    }
}
