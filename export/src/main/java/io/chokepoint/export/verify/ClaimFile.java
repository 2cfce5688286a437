package io.chokepoint.export.verify;

import io.chokepoint.export.format.Compression;
import io.chokepoint.export.format.RowFormat;
import io.chokepoint.export.format.RowReader;
import io.chokepoint.export.row.ContentDigest;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.KeyOrder;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import io.chokepoint.indices.CentralizationIndex;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the index values that are delivered beside distributions, those of one distribution after another. */
final class ClaimFile implements Closeable {
    private static final int COORDINATES = 4;

    private final DeliveredManifest.Listed listed;
    private final RowSchema schema = Dataset.INDEX_SERIES.schema();
    private final KeyOrder order = new KeyOrder(schema);
    private final ContentDigest digest = new ContentDigest(schema);
    private final RowReader reader;
    private final Row row = new Row(schema.width());
    private final Row last = new Row(schema.width());
    private boolean more;

    ClaimFile(Path file, DeliveredManifest.Listed listed) throws IOException {
        this.listed = listed;
        reader = RowFormat.JSON_LINES.reader(file, schema, Compression.NONE);
        more = advance();
    }

    /** What is claimed of one distribution: subject, resource, basis and day, and the values. */
    record Claims(List<String> coordinates, List<DistributionProof.Claim> values) {}

    /** Those of the next distribution; empty at the end. */
    Optional<Claims> next() throws IOException {
        if (!more) {
            return Optional.empty();
        }
        List<String> coordinates = order.texts(row, COORDINATES);
        List<DistributionProof.Claim> values = new ArrayList<>();
        do {
            values.add(claim());
            last.copy(row);
            more = advance();
            if (more && order.compare(last, row) >= 0) {
                throw new IOException(listed.path() + " is not in order at " + String.join(" ", order.texts(row)));
            }
        } while (more && order.compare(last, row, COORDINATES) == 0);
        return Optional.of(new Claims(coordinates, values));
    }

    /** Whether the rows, all read, are those that the manifest says. */
    boolean isAsListed() {
        return !more && digest.hex().equals(listed.json().path("contentDigest").asText());
    }

    private boolean advance() throws IOException {
        if (!reader.next(row)) {
            return false;
        }
        digest.add(row);
        return true;
    }

    private DistributionProof.Claim claim() throws IOException {
        int value = schema.position("value");
        int exact = schema.position("exact_value");
        String id = row.text(schema.position("index_id"));
        try {
            return new DistributionProof.Claim(
                    CentralizationIndex.ofId(id),
                    row.isNull(value) ? null : row.real(value),
                    row.isNull(exact) ? null : row.text(exact),
                    row.text(schema.position("digest")));
        } catch (IllegalArgumentException e) {
            throw new IOException("Index '" + id + "' is not known to this program", e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
