package io.chokepoint.indices;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalDouble;

/** What an index says of one distribution: a real number, a whole number, or the reason why there is none. */
public sealed interface IndexValue {

    /** The value as a double, in the unit of the definition; empty when undefined. */
    OptionalDouble asDouble();

    /** The exact value of an index that counts or sums; empty for real-valued indices and when undefined. */
    Optional<BigInteger> asInteger();

    /** Why there is no value; empty when there is one. */
    Optional<UndefinedReason> reason();

    /** A real number, within 1e-12 relative of the exact value. */
    static IndexValue real(double value) {
        return new Real(value);
    }

    /** A whole number, exact. */
    static IndexValue whole(BigInteger value) {
        return new Whole(value);
    }

    /** A whole number, exact. */
    static IndexValue whole(long value) {
        return new Whole(BigInteger.valueOf(value));
    }

    /** No value, and why. */
    static IndexValue undefined(UndefinedReason reason) {
        return new Undefined(reason);
    }

    /** A real value. */
    record Real(double value) implements IndexValue {
        /** Refuses what is not a number: an index without a value is {@link Undefined}. */
        public Real {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("An index value must be finite, not " + value);
            }
        }

        @Override
        public OptionalDouble asDouble() {
            return OptionalDouble.of(value);
        }

        @Override
        public Optional<BigInteger> asInteger() {
            return Optional.empty();
        }

        @Override
        public Optional<UndefinedReason> reason() {
            return Optional.empty();
        }
    }

    /** A whole value. */
    record Whole(BigInteger value) implements IndexValue {
        @Override
        public OptionalDouble asDouble() {
            return OptionalDouble.of(value.doubleValue());
        }

        @Override
        public Optional<BigInteger> asInteger() {
            return Optional.of(value);
        }

        @Override
        public Optional<UndefinedReason> reason() {
            return Optional.empty();
        }
    }

    /** The absence of a value. */
    record Undefined(UndefinedReason why) implements IndexValue {
        @Override
        public OptionalDouble asDouble() {
            return OptionalDouble.empty();
        }

        @Override
        public Optional<BigInteger> asInteger() {
            return Optional.empty();
        }

        @Override
        public Optional<UndefinedReason> reason() {
            return Optional.of(why);
        }
    }
}
