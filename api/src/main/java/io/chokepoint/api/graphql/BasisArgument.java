package io.chokepoint.api.graphql;

import io.chokepoint.indices.Basis;
import java.util.Objects;

/** The argument by which fields that read a distribution are told which one. */
public final class BasisArgument {
    /** The {@link Basis} of who names none. */
    public static final String DEFAULT = "RAW";

    /** What the argument means to a client. */
    public static final String DESCRIPTION =
            "Which holdings count: RAW all, ADJUSTED without those at addresses that hold for others or for nobody, such as"
                    + " those of exchanges.";

    private BasisArgument() {}

    /** The basis that an argument asks for; null asks for the default, as an absent argument does. */
    public static Basis orDefault(Basis argument) {
        return Objects.requireNonNullElse(argument, Basis.valueOf(DEFAULT));
    }
}
