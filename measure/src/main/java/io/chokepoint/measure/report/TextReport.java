package io.chokepoint.measure.report;

import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.DistributionIndex;
import io.chokepoint.indices.HhiBand;
import io.chokepoint.indices.HhiBand.Guidelines;
import io.chokepoint.indices.IndexDefinition;
import io.chokepoint.indices.IndexValue;
import io.chokepoint.indices.NakamotoAtLeast;
import io.chokepoint.indices.NakamotoCoefficient;
import io.chokepoint.indices.Unit;
import io.chokepoint.indices.scan.Threshold;
import java.math.BigDecimal;
import java.util.Locale;

/** A table for people: every index with its unit, and what was measured. */
public final class TextReport {
    private static final String ROW = "  %-46s %24s  %s%n";

    private final StringBuilder text = new StringBuilder();
    private final Figures figures;

    private TextReport(Figures figures) {
        this.figures = figures;
    }

    /** The table, with a line end. */
    public static String of(Figures figures) {
        TextReport report = new TextReport(figures);
        report.input();
        report.indices();
        return report.text.toString();
    }

    private void input() {
        text.append(figures.name()).append('\n');
        line("sha256", figures.file().sha256());
        line(
                "columns",
                "%s, %s".formatted(figures.file().holderColumn(), figures.file().amountColumn()));
        line(
                "rows",
                count(figures.file().rows())
                        + (figures.file().quarantined() == 0
                                ? ""
                                : ", of which %s set aside"
                                        .formatted(count(figures.file().quarantined()))));
        line(
                "holders",
                count(figures.holders())
                        + (figures.labelled() == 0
                                ? ""
                                : ", of which %s with a label".formatted(count(figures.labelled()))));
        line(
                "scale",
                figures.file().scale() == 0
                        ? "0: amounts are whole base units"
                        : "%d: base units are 10^-%d of the written units"
                                .formatted(
                                        figures.file().scale(), figures.file().scale()));
        if (figures.file().scale() > 0) {
            line(
                    "written total",
                    new BigDecimal(figures.moments().total(), figures.file().scale()).toPlainString());
        }
        line("methodology", "version " + figures.methodologyVersion());
        text.append('\n');
    }

    private void indices() {
        for (CentralizationIndex index : CentralizationIndex.values()) {
            row(index.definition(), index.of(figures.moments()));
            if (index == CentralizationIndex.HHI) {
                HhiBand.of(figures.moments(), Guidelines.OF_2023)
                        .ifPresent(band -> text.append(ROW.formatted("  merger guidelines call it", "", band)));
            }
        }
        for (Threshold threshold : figures.asked()) {
            row(new NakamotoCoefficient(threshold));
        }
        for (Threshold threshold : figures.thresholds()) {
            row(new NakamotoAtLeast(threshold));
        }
    }

    private void row(DistributionIndex index) {
        row(index.definition(), index.of(figures.moments()));
    }

    private void row(IndexDefinition definition, IndexValue value) {
        text.append(ROW.formatted(definition.name(), shown(value), unit(definition.unit())));
    }

    private static String shown(IndexValue value) {
        if (value.asInteger().isPresent()) {
            return value.asInteger().get().toString();
        }
        if (value.reason().isPresent()) {
            return "none (%s)"
                    .formatted(
                            value.reason().get().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        return String.format(Locale.ROOT, "%.12g", value.asDouble().orElseThrow());
    }

    private static String unit(Unit unit) {
        return unit == Unit.RESOURCE_UNITS ? "base units" : unit.name().toLowerCase(Locale.ROOT);
    }

    private void line(String name, String value) {
        text.append("  %-14s %s%n".formatted(name, value));
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
