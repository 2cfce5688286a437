package io.chokepoint.indices;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks up the constants of closed vocabularies by their identifiers. */
final class Vocabulary {
    private Vocabulary() {}

    static <E extends Enum<E>> E constantOf(Class<E> vocabulary, String id, Function<E, String> idOf) {
        return Arrays.stream(vocabulary.getEnumConstants())
                .filter(constant -> idOf.apply(constant).equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown %s '%s'; known are %s"
                        .formatted(
                                vocabulary.getSimpleName(),
                                id,
                                Arrays.stream(vocabulary.getEnumConstants())
                                        .map(idOf)
                                        .collect(Collectors.joining(", ")))));
    }
}
