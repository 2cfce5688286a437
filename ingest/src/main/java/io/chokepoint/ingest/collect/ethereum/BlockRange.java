package io.chokepoint.ingest.collect.ethereum;

import io.chokepoint.ingest.collect.CollectFailure;
import io.chokepoint.ingest.collect.CollectFault;
import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Blocks without a gap.
 *
 * @param from number of the first
 * @param to number of the last, not before the first
 */
public record BlockRange(long from, long to) implements Serializable {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    public BlockRange {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("Blocks %d to %d are no range".formatted(from, to));
        }
    }

    /** @throws CollectFailure if this is not how {@link #toString} writes it */
    static BlockRange parse(String text, String document) {
        Matcher form = FORM.matcher(String.valueOf(text));
        if (!form.matches()) {
            throw new CollectFailure(
                    CollectFault.RAW_ZONE_DAMAGED, document, "'%s' in a manifest line is no range".formatted(text));
        }
        return new BlockRange(Long.parseLong(form.group(1)), Long.parseLong(form.group(2)));
    }

    /** How many blocks. */
    long width() {
        return to - from + 1;
    }

    /** Whether a block is one of them. */
    public boolean has(long block) {
        return from <= block && block <= to;
    }

    /** Whether a block is in both. */
    public boolean meets(BlockRange other) {
        return from <= other.to && other.from <= to;
    }

    /** Such as {@code 100-199}. */
    @Override
    public String toString() {
        return from + "-" + to;
    }
}
