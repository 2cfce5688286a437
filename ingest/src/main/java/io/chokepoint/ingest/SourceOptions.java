package io.chokepoint.ingest;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What commands that take files have in common. */
final class SourceOptions {
    private static final Pattern DATASET = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

    private SourceOptions() {}

    /** @throws UserError if this is no name of a data set */
    static String dataset(String name) {
        if (!DATASET.matcher(name).matches()) {
            throw new UserError(
                    "Data set '%s': lower-case letters, digits and . _ - only, 100 at most".formatted(name));
        }
        return name;
    }

    static List<String> uris(List<Path> files) {
        return files.stream()
                .map(file -> file.toAbsolutePath().normalize().toUri().toString())
                .toList();
    }
}
