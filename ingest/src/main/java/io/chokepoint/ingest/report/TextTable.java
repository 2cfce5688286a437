package io.chokepoint.ingest.report;

import java.util.List;
import java.util.stream.Collectors;

/** Rows of text in columns, as wide as they have to be. */
final class TextTable {
    private TextTable() {}

    /**
     * The rows, a line each. The first columns and the last stand to the left, numbers between them to the right.
     *
     * @param rows one or more of the same length, the header first
     * @param names how many of the first columns stand to the left
     */
    static String of(List<List<String>> rows, int names) {
        int[] widths = new int[rows.get(0).size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        return rows.stream().map(row -> line(row, widths, names)).collect(Collectors.joining());
    }

    private static String line(List<String> row, int[] widths, int names) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String pad = " ".repeat(widths[i] - row.get(i).length());
            boolean left = i < names || i == widths.length - 1;
            line.append(left ? row.get(i) + pad : pad + row.get(i)).append("  ");
        }
        return line.toString().stripTrailing() + System.lineSeparator();
    }
}
