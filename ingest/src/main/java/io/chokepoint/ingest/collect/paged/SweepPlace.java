package io.chokepoint.ingest.collect.paged;

import io.chokepoint.ingest.collect.CollectFailure;
import io.chokepoint.ingest.collect.CollectFault;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * A place in one sweep over a list, as manifests keep it.
 *
 * @param asOf the instant that the sweep describes: of the block that it is pinned to, else when it began
 * @param page position from 0, or {@link #END} behind the last page
 * @param token what the source calls the place; empty where it has no name for it
 */
public record SweepPlace(Instant asOf, int page, String token) {
    /** The position behind the last page. */
    static final int END = -1;

    private static final String ENDED = "end";

    /** Where a sweep begins. */
    public static SweepPlace beginning(Instant asOf, String token) {
        return new SweepPlace(asOf, 0, token);
    }

    /** @throws CollectFailure if this is not how {@link #toString} writes it */
    static SweepPlace parse(String text, String document) {
        String[] parts = String.valueOf(text).split("/", 3);
        try {
            Instant asOf = Instant.parse(parts[0]);
            if (parts.length == 2 && parts[1].equals(ENDED)) {
                return new SweepPlace(asOf, END, "");
            }
            if (parts.length == 3) {
                return new SweepPlace(asOf, Integer.parseInt(parts[1]), parts[2]);
            }
        } catch (DateTimeParseException | NumberFormatException none) {
            throw damaged(text, document, none);
        }
        throw damaged(text, document, null);
    }

    private static CollectFailure damaged(String text, String document, Exception cause) {
        return new CollectFailure(
                CollectFault.RAW_ZONE_DAMAGED,
                document,
                "'%s' in its manifest is no place of a sweep".formatted(text),
                cause);
    }

    /** The page after this one, or the end if there is no token. */
    SweepPlace next(String nextToken) {
        return new SweepPlace(asOf, nextToken == null ? END : page + 1, nextToken == null ? "" : nextToken);
    }

    boolean isEnd() {
        return page == END;
    }

    /** Such as {@code 2026-11-01T06:00:00Z/3/AAf=} or {@code 2026-11-01T06:00:00Z/end}. */
    @Override
    public String toString() {
        return asOf + "/" + (isEnd() ? ENDED : page + "/" + token);
    }
}
