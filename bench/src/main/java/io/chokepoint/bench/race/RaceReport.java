package io.chokepoint.bench.race;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a race has shown, as a table and as JSON; both say the same.
 *
 * @param title     what was raced for
 * @param work      rows that each run worked on
 * @param workUnit  what a row is, in the plural, such as {@code transfers}
 * @param samples   by contestant; the first is compared with each of the others
 */
public record RaceReport(String title, long work, String workUnit, Map<String, List<Sample>> samples) {
    private static final double MILLION = 1e6;

    /** Lines for a terminal. */
    public String table() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%s%n", title));
        line(text, "", "min", "median", "max");
        samples.forEach((name, runs) -> {
            for (Quantity quantity : Quantity.values()) {
                row(text, name + " " + quantity.label(), quantity.spread(runs), 1 / quantity.scale(), "%.2f");
            }
            row(text, name + " CPU (s) per million", Quantity.CPU.spread(runs), MILLION / work, "%.3f");
        });
        String first = samples.keySet().iterator().next();
        samples.forEach((name, runs) -> {
            if (!name.equals(first)) {
                for (Quantity quantity : Quantity.values()) {
                    row(
                            text,
                            "%s / %s %s".formatted(first, name, quantity.ratioLabel()),
                            quantity.ratio(samples.get(first), runs),
                            1,
                            "%.2f");
                }
            }
        });
        return text.toString();
    }

    /** The same as one object; what is not available is null. */
    public ObjectNode json() {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("title", title);
        report.put(workUnit, work);
        ObjectNode programs = report.putObject("programs");
        samples.forEach((name, runs) -> {
            ObjectNode program = programs.putObject(name);
            for (Quantity quantity : Quantity.values()) {
                put(program, quantity.key(), quantity.spread(runs), 1);
            }
            put(program, "cpu_seconds_per_million_" + workUnit, Quantity.CPU.spread(runs), MILLION / work);
        });
        String first = samples.keySet().iterator().next();
        ObjectNode ratios = report.putObject("ratios");
        samples.forEach((name, runs) -> {
            if (!name.equals(first)) {
                ObjectNode ratio = ratios.putObject(first + "/" + name);
                for (Quantity quantity : Quantity.values()) {
                    put(ratio, quantity.key(), quantity.ratio(samples.get(first), runs), 1);
                }
            }
        });
        return report;
    }

    private static void put(ObjectNode object, String key, Optional<Spread> spread, double factor) {
        if (spread.isEmpty()) {
            object.putNull(key);
            return;
        }
        ObjectNode values = object.putObject(key);
        values.put("min", rounded(spread.get().min() * factor));
        values.put("median", rounded(spread.get().median() * factor));
        values.put("max", rounded(spread.get().max() * factor));
    }

    /** To six decimals: what lies behind them was never measured. */
    private static double rounded(double value) {
        return Math.rint(value * MILLION) / MILLION;
    }

    private static void row(StringBuilder text, String label, Optional<Spread> spread, double factor, String format) {
        if (spread.isEmpty()) {
            line(text, label, "not available", "", "");
            return;
        }
        Spread values = spread.get();
        line(
                text,
                label,
                String.format(Locale.ROOT, format, values.min() * factor),
                String.format(Locale.ROOT, format, values.median() * factor),
                String.format(Locale.ROOT, format, values.max() * factor));
    }

    private static void line(StringBuilder text, String label, String min, String median, String max) {
        text.append(String.format(Locale.ROOT, "  %-36s%14s%12s%12s", label, min, median, max)
                        .stripTrailing())
                .append(System.lineSeparator());
    }
}
