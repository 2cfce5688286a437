package io.chokepoint.export.verify;

import io.chokepoint.export.format.Compression;
import io.chokepoint.export.format.RowFormat;
import io.chokepoint.export.format.RowReader;
import io.chokepoint.export.row.ContentDigest;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import io.chokepoint.indices.CentralizationIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the index values that are delivered beside distributions. */
final class ClaimFile {
    private static final int COORDINATES = 4;

    private ClaimFile() {}

    /** Claims by subject, resource, basis and day. */
    static Map<List<String>, List<DistributionProof.Claim>> read(
            Path file, DeliveredManifest.Listed listed, Report report) throws IOException {
        RowSchema schema = Dataset.INDEX_SERIES.schema();
        KeyOrder order = new KeyOrder(schema);
        ContentDigest digest = new ContentDigest(schema);
        Map<List<String>, List<DistributionProof.Claim>> claims = new HashMap<>();
        Row row = new Row(schema.width());
        try (RowReader reader = RowFormat.JSON_LINES.reader(file, schema, Compression.NONE)) {
            while (reader.next(row)) {
                digest.add(row);
                claims.computeIfAbsent(order.texts(row, COORDINATES), any -> new ArrayList<>())
                        .add(claim(row, schema));
            }
        }
        if (!digest.hex().equals(listed.json().path("contentDigest").asText())) {
            report.fault(listed.path() + " has other rows than the manifest says");
        }
        return claims;
    }

    private static DistributionProof.Claim claim(Row row, RowSchema schema) throws IOException {
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
}
