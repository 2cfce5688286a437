package io.chokepoint.export.verify;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.composite.CompositeRows;
import io.chokepoint.export.pack.CompositeRecipe;
import io.chokepoint.export.row.CanonicalText;
import io.chokepoint.export.row.Column;
import io.chokepoint.export.row.ColumnType;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Computes composites anew from the delivered values of their components and holds them against the delivered rows. */
final class CompositeProof implements Proof {
    private static final RowSchema SCHEMA = Dataset.COMPOSITE.schema();

    private final ComponentFile components;
    private final CompositeRows computed;
    private final Report report;
    private final CanonicalText text = new CanonicalText();
    private final Row expected = new Row(SCHEMA.width());
    private long proved;

    /** @param firstDay first day of the period, counted from 1970 */
    CompositeProof(CompositeRecipe recipe, ComponentFile components, long firstDay, Report report) {
        this.components = components;
        this.computed = new CompositeRows(recipe, components, firstDay, 0);
        this.report = report;
    }

    @Override
    public void add(Row row) throws IOException {
        if (!next()) {
            report.fault(name(row) + ": the components give no such row");
            return;
        }
        boolean equal = true;
        for (int i = 0; i < SCHEMA.width(); i++) {
            if (!isEqual(i, row)) {
                equal = false;
                report.fault("%s: %s delivered %s, computed anew %s"
                        .formatted(name(row), SCHEMA.column(i).name(), text(i, row), text(i, expected)));
            }
        }
        proved += equal ? 1 : 0;
    }

    @Override
    public void finish() throws IOException {
        while (next()) {
            report.fault(name(expected) + ": the components give this row, it is not delivered");
        }
        if (!components.isAsListed()) {
            report.fault("components.jsonl has other rows than the manifest says");
        }
        report.pass("proof: %d composites computed anew from their components, all equal".formatted(proved));
    }

    private boolean next() throws IOException {
        try {
            return computed.next(expected);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (ExportException | IllegalArgumentException e) {
            throw new IOException("components.jsonl: " + e.getMessage(), e);
        }
    }

    private boolean isEqual(int column, Row row) {
        boolean areReal =
                SCHEMA.column(column).type() == ColumnType.REAL && !row.isNull(column) && !expected.isNull(column);
        return areReal
                ? DistributionProof.isClose(row.real(column), expected.real(column))
                : Objects.equals(text(column, row), text(column, expected));
    }

    private String text(int position, Row row) {
        Column column = SCHEMA.column(position);
        return row.isNull(position) ? null : text.of(column.type(), row, position);
    }

    private String name(Row row) {
        return text(SCHEMA.position("subject_id"), row) + " " + text(SCHEMA.position("day"), row);
    }
}
