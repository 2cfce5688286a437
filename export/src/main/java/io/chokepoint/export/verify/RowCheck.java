package io.chokepoint.export.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.chokepoint.export.format.RowReader;
import io.chokepoint.export.row.ContentDigest;
import io.chokepoint.export.row.KeyOrder;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads all rows once and holds them against what the manifest says of them. */
final class RowCheck {
    private final RowSchema schema;
    private final DeliveredManifest manifest;
    private final Report report;
    private final ContentDigest digest;
    private final KeyOrder order;
    private Row row;
    private Row last;
    private long rows;

    RowCheck(RowSchema schema, DeliveredManifest manifest, Report report) {
        this.schema = schema;
        this.manifest = manifest;
        this.report = report;
        digest = new ContentDigest(schema);
        order = new KeyOrder(schema);
        row = new Row(schema.width());
        last = new Row(schema.width());
    }

    void part(DeliveredManifest.Listed part, RowReader reader, Optional<Proof> proof) throws IOException {
        long before = rows;
        List<String> first = List.of();
        while (reader.next(row)) {
            requireValues(part);
            if (rows > 0 && order.compare(last, row) >= 0) {
                report.fault("%s: row %d is not after the row before it".formatted(part.path(), rows - before + 1));
            }
            if (rows == before) {
                first = order.texts(row);
            }
            rows++;
            digest.add(row);
            if (proof.isPresent()) {
                proof.get().add(row);
            }
            Row read = row;
            row = last;
            last = read;
        }
        compare(part, "rows", part.json().path("rows").asText(), Long.toString(rows - before));
        compare(part, "minKey", texts(part.json().path("minKey")), first);
        compare(part, "maxKey", texts(part.json().path("maxKey")), rows == before ? List.of() : order.texts(last));
    }

    void finish() throws IOException {
        if (manifest.whole("/totals/rows") != rows) {
            report.fault(
                    "The parts have %d rows, the manifest says %d".formatted(rows, manifest.whole("/totals/rows")));
        }
        String said = manifest.text("/totals/contentDigest");
        if (!said.equals(digest.hex())) {
            report.fault("The rows have content digest %s, the manifest says %s".formatted(digest.hex(), said));
        } else {
            report.pass("rows: %d, content digest %s".formatted(rows, said));
        }
    }

    private void requireValues(DeliveredManifest.Listed part) throws IOException {
        for (int i = 0; i < schema.width(); i++) {
            if (row.isNull(i) && !schema.column(i).nullable()) {
                throw new IOException("a row has no " + schema.column(i).name() + " in " + part.path());
            }
        }
    }

    private void compare(DeliveredManifest.Listed part, String what, Object said, Object found) {
        if (!said.equals(found)) {
            report.fault("%s: %s is %s, the manifest says %s".formatted(part.path(), what, found, said));
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
