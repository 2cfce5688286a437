package io.chokepoint.ingest.collect;

import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.value.Quoted;
import java.util.List;
import java.util.regex.Pattern;

/** The names that a collector is given, such as those of protocols or of chains. */
public final class Names {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,199}");

    private Names() {}

    /**
     * Names that may stand in a URL and in a document's name as they are.
     *
     * @throws UserError if one of these is none
     */
    public static List<String> of(List<String> names) {
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                throw new UserError(
                        "Name %s: letters, digits and . _ : - only, 200 at most".formatted(Quoted.of(name)));
            }
        }
        return List.copyOf(names);
    }

    /** @throws UserError if there is no name, or one of these is none */
    public static List<String> some(Collector collector, List<String> names) {
        if (names.isEmpty()) {
            throw new UserError("Source '%s' needs names: %s".formatted(collector.source(), collector.names()));
        }
        return of(names);
    }

    /** @throws UserError unless there is exactly one name */
    public static String one(Collector collector, List<String> names) {
        if (names.size() != 1) {
            throw new UserError("Source '%s' needs one name: %s".formatted(collector.source(), collector.names()));
        }
        return of(names).get(0);
    }

    /** @throws UserError if there is a name */
    public static void none(Collector collector, List<String> names) {
        if (!names.isEmpty()) {
            throw new UserError("Source '%s' has no names; leave out %s".formatted(collector.source(), names));
        }
    }
}
