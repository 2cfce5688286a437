package io.chokepoint.export.verify;

import io.chokepoint.export.format.Compression;
import io.chokepoint.export.format.RowFormat;
import io.chokepoint.export.format.RowReader;
import io.chokepoint.export.row.ContentDigest;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.KeyOrder;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import io.chokepoint.export.row.RowSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Reads the values of components that are delivered beside composites. */
final class ComponentFile implements RowSource {
    private static final RowSchema SCHEMA = Dataset.INDEX_SERIES.schema();

    private final DeliveredManifest.Listed listed;
    private final KeyOrder order = new KeyOrder(SCHEMA);
    private final ContentDigest digest = new ContentDigest(SCHEMA);
    private final RowReader reader;
    private final Row last = new Row(SCHEMA.width());
    private boolean begun;
    private boolean ended;

    ComponentFile(Path file, DeliveredManifest.Listed listed) throws IOException {
        this.listed = listed;
        reader = RowFormat.JSON_LINES.reader(file, SCHEMA, Compression.NONE);
    }

    /** Whether the rows, all read, are those that the manifest says. */
    boolean isAsListed() {
        return ended && digest.hex().equals(listed.json().path("contentDigest").asText());
    }

    @Override
    public RowSchema schema() {
        return SCHEMA;
    }

    @Override
    public long expected() {
        return listed.json().path("rows").asLong();
    }

    @Override
    public boolean next(Row row) {
        try {
            if (!reader.next(row)) {
                ended = true;
                return false;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException(listed.path() + ": " + e.getMessage(), e));
        }
        for (int i = 0; i < SCHEMA.width(); i++) {
            if (row.isNull(i) && !SCHEMA.column(i).nullable()) {
                throw new UncheckedIOException(new IOException(
                        listed.path() + ": a row has no " + SCHEMA.column(i).name()));
            }
        }
        if (begun && order.compare(last, row) >= 0) {
            throw new UncheckedIOException(
                    new IOException(listed.path() + " is not in order at " + String.join(" ", order.texts(row))));
        }
        begun = true;
        last.copy(row);
        digest.add(row);
        return true;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
