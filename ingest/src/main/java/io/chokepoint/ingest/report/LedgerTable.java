package io.chokepoint.ingest.report;

import io.chokepoint.ingest.lake.FileLedger;
import io.chokepoint.ingest.lake.IngestRun;
import io.chokepoint.ingest.lake.Rehearsal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ledger of a run as people read it. */
public final class LedgerTable {
    private static final List<String> HEADER = List.of(
            "dataset", "file", "rows in", "accepted", "duplicates", "quarantined", "amount sum (base units)", "status");

    // Names stand to the left, numbers to the right.
    private static final int NAMES = 2;

    private LedgerTable() {}

    /** The ledger of a run that has just ended, and its id. */
    public static String of(IngestRun run) {
        return of(run.files()) + footer(run);
    }

    /** What would become of files, with the reasons; nothing of it is written. */
    public static String ofRehearsal(List<Rehearsal.Outcome> outcomes) {
        List<FileLedger> files =
                outcomes.stream().map(Rehearsal.Outcome::ledger).toList();
        String refused = outcomes.stream()
                .filter(outcome -> outcome.refusal() != null)
                .map(outcome -> "refused: %s%n".formatted(outcome.refusal().getMessage()))
                .collect(Collectors.joining());
        String alarms = outcomes.stream()
                .flatMap(outcome -> outcome.alarms().stream())
                .map(alarm -> "alarm: %s: %s (%s)%n".formatted(alarm.file(), alarm.message(), alarm.code()))
                .collect(Collectors.joining());
        return of(files) + setAside(files) + alarms + refused + "Nothing was written.%n".formatted();
    }

    /** One line per file, below a header. */
    static String of(List<FileLedger> files) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        files.forEach(file -> rows.add(row(file)));
        return TextTable.of(rows, NAMES);
    }

    private static String footer(IngestRun run) {
        String outcome = run.id() == null
                ? "Nothing new: every file was taken before, byte for byte; nothing was written (--again reads them all the same).%n"
                        .formatted()
                : "Committed as run %s%s; rows in = accepted + duplicates + quarantined for every file.%n"
                        .formatted(run.id(), run.replays() == null ? "" : ", a replay of " + run.replays());
        return setAside(run.files()) + outcome;
    }

    private static String setAside(List<FileLedger> files) {
        return files.stream()
                .filter(file -> !file.reasons().isEmpty())
                .map(file -> "set aside from %s: %s%n".formatted(file.name(), reasons(file)))
                .collect(Collectors.joining());
    }

    private static String reasons(FileLedger file) {
        return file.reasons().entrySet().stream()
                .map(reason -> "%s %,d".formatted(reason.getKey(), reason.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static List<String> row(FileLedger file) {
        return Stream.concat(
                        Stream.of(file.dataset(), file.name()),
                        Stream.concat(
                                Stream.of(file.rowsIn(), file.accepted(), file.duplicates(), file.quarantined())
                                        .map("%,d"::formatted),
                                Stream.of(file.amountSum().toString(), status(file.status()))))
                .toList();
    }

    /** A status in the lower case of a sentence. */
    static String status(String status) {
        return status.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
