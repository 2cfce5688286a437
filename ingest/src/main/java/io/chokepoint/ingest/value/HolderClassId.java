package io.chokepoint.ingest.value;

import io.chokepoint.indices.HolderClass;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ids of {@link HolderClass} as files have them. */
public final class HolderClassId {
    private HolderClassId() {}

    /**
     * The id that this text is, or null for an absent or blank text: a holder without a class.
     *
     * @throws RowRejected if it is none; the message names those that exist
     */
    public static String parse(String text) throws RowRejected {
        if (text == null || text.isBlank()) {
            return null;
        }
        String id = text.strip();
        if (Stream.of(HolderClass.values()).noneMatch(known -> known.id().equals(id))) {
            throw new RowRejected(
                    ReasonCode.HOLDER_CLASS_UNKNOWN,
                    "The class %s is none of %s; leave it empty for a holder without one"
                            .formatted(
                                    Quoted.of(text),
                                    Stream.of(HolderClass.values())
                                            .map(HolderClass::id)
                                            .collect(Collectors.joining(", "))));
        }
        return id;
    }
}
