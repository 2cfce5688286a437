package io.chokepoint.ingest.lake;

import io.chokepoint.ingest.UserError;
import java.util.List;
import java.util.stream.Collectors;

/** Holds repaired rows against the run whose quarantine they come from. */
final class Replay {
    private Replay() {}

    /** @throws UserError if the run took nothing, or set aside no row of one of these sources */
    static void check(IngestRun run, List<? extends Source> sources) {
        if (!run.status().equals(Lake.COMMITTED)) {
            throw new UserError("Run %s is %s and took nothing: mend its file and take it as before, without replay"
                    .formatted(run.id(), run.status()));
        }
        List<String> setAside = run.files().stream()
                .filter(file -> file.quarantined() > 0)
                .map(file -> named(file.dataset(), file.source()))
                .distinct()
                .toList();
        for (Source source : sources) {
            String given = named(source.dataset(), source.id());
            if (!setAside.contains(given)) {
                throw new UserError(
                        ("Run %s set aside no row of %s, but of %s. Give the descriptor or the options that it was taken"
                                        + " with; if they have to change, take the file as a new one, without replay")
                                .formatted(
                                        run.id(),
                                        given,
                                        setAside.isEmpty()
                                                ? "none"
                                                : setAside.stream().collect(Collectors.joining(", "))));
            }
        }
    }

    private static String named(String dataset, String source) {
        return "data set '%s' through %s".formatted(dataset, source);
    }
}
