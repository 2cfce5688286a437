package io.chokepoint.ingest.collect.snapshot;

import io.chokepoint.ingest.collect.CollectFailure;
import io.chokepoint.ingest.collect.CollectFault;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a list that is sorted by time: everything created at a second or later, without the first few.
 *
 * @param created Unix seconds; 0 is the beginning of the list
 * @param skip how many records to leave out, for seconds that have more records than a page; 0 or more
 */
record Cursor(long created, int skip) {
    static final Cursor BEGINNING = new Cursor(0, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\+(\\d{1,9})");

    /** @throws CollectFailure if this is not how {@link #toString} writes it */
    static Cursor parse(String text, String document) {
        Matcher form = FORM.matcher(String.valueOf(text));
        if (!form.matches()) {
            throw new CollectFailure(
                    CollectFault.RAW_ZONE_DAMAGED,
                    document,
                    "'%s' in its last manifest line is no cursor".formatted(text));
        }
        return new Cursor(Long.parseLong(form.group(1)), Integer.parseInt(form.group(2)));
    }

    /** Such as {@code 1700000000+0}. */
    @Override
    public String toString() {
        return created + "+" + skip;
    }
}
