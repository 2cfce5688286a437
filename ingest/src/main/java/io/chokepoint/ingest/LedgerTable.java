package io.chokepoint.ingest;

import io.chokepoint.ingest.lake.FileLedger;
import io.chokepoint.ingest.lake.IngestRun;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ledger of a run as people read it. */
final class LedgerTable {
    private static final List<String> HEADER = List.of(
            "dataset", "file", "rows in", "accepted", "duplicates", "quarantined", "amount sum (base units)", "status");

    // Names stand to the left, numbers to the right.
    private static final int NAMES = 2;

    private LedgerTable() {}

    static String of(IngestRun run) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        run.files().forEach(file -> rows.add(row(file)));
        int[] widths = new int[HEADER.size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        String table = rows.stream().map(row -> line(row, widths)).collect(Collectors.joining());
        return table + footer(run);
    }

    private static String footer(IngestRun run) {
        String quarantined = run.files().stream()
                .filter(file -> !file.reasons().isEmpty())
                .map(file -> "quarantined from %s: %s%n".formatted(name(file), reasons(file)))
                .collect(Collectors.joining());
        String outcome = run.id() == null
                ? "Nothing new: every file was taken before, byte for byte; nothing was written (--again reads them all the same).%n"
                        .formatted()
                : "Committed as run %s; rows in = accepted + duplicates + quarantined for every file.%n"
                        .formatted(run.id());
        return quarantined + outcome;
    }

    private static String reasons(FileLedger file) {
        return file.reasons().entrySet().stream()
                .map(reason -> "%s %,d".formatted(reason.getKey(), reason.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static List<String> row(FileLedger file) {
        return Stream.concat(
                        Stream.of(file.dataset(), name(file)),
                        Stream.concat(
                                Stream.of(file.rowsIn(), file.accepted(), file.duplicates(), file.quarantined())
                                        .map("%,d"::formatted),
                                Stream.of(
                                        file.amountSum().toString(),
                                        file.status().toLowerCase(java.util.Locale.ROOT))))
                .toList();
    }

    private static String name(FileLedger file) {
        return file.file().substring(file.file().lastIndexOf('/') + 1);
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String pad = " ".repeat(widths[i] - row.get(i).length());
            boolean left = i < NAMES || i == widths.length - 1;
            line.append(left ? row.get(i) + pad : pad + row.get(i)).append("  ");
        }
        return line.toString().stripTrailing() + System.lineSeparator();
    }
}
