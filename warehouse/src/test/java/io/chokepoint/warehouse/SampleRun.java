package io.chokepoint.warehouse;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** A run of one small distribution, with values that are hard to carry. */
record SampleRun(String dataset, UUID runId, double value) {
    static final LocalDate DAY = LocalDate.parse("2026-01-31");
    static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
    static final String ENTITY = "tab\tand\nnewline \\ 'quote' π";
    private static final String NO_HASH = "0".repeat(64);

    static SampleRun of(String dataset, double value) {
        return new SampleRun(dataset, UUID.randomUUID(), value);
    }

    Map<FactTable, List<FactRow>> rows() {
        Map<FactTable, List<FactRow>> rows = new EnumMap<>(FactTable.class);
        rows.put(
                FactTable.INDEX_VALUE,
                List.of(
                        indexValue("gini", value, null, ""),
                        indexValue("hhi", null, null, "EMPTY"),
                        indexValue("total", 1.157920892373162e77, LARGEST, "")));
        rows.put(
                FactTable.ENTITY_AMOUNT,
                List.of(new EntityAmountRow(
                        dataset, "defi", "eip155:1", dataset, "stake", DAY, 1, ENTITY, LARGEST, runId)));
        rows.put(
                FactTable.CURVE_POINT,
                List.of(
                        new CurvePointRow(dataset, "defi", "eip155:1", dataset, "stake", "lorenz", DAY, 0, 0, 0, runId),
                        new CurvePointRow(
                                dataset, "defi", "eip155:1", dataset, "stake", "lorenz", DAY, 1, 1, 1, runId)));
        rows.put(
                FactTable.SUBJECT,
                List.of(new SubjectRow(
                        dataset, "defi", "eip155:1", dataset, "stake", "Sample", "test", "X", 18, DAY, DAY, runId)));
        rows.put(
                FactTable.LINEAGE,
                List.of(new LineageRow(
                        dataset, runId, "ingest", "test", "file.csv", NO_HASH, 4, 2, 1, 1, Instant.EPOCH)));
        return rows;
    }

    private IndexValueRow indexValue(String index, Double value, BigInteger exact, String reason) {
        return new IndexValueRow(
                dataset,
                "defi",
                "eip155:1",
                dataset,
                "stake",
                index,
                DAY,
                value,
                exact,
                value == null ? "UNAVAILABLE" : "FINAL",
                reason,
                0.1,
                1,
                1,
                Instant.parse("2026-01-31T23:59:59.999Z"),
                NO_HASH,
                runId,
                Instant.EPOCH);
    }

    /** Writes the tables one after another, telling of each. */
    Map<FactTable, RowTally> write(ClickHouseAccess access, Runnable afterTable) {
        Map<FactTable, RowTally> written = new EnumMap<>(FactTable.class);
        rows().forEach((table, rows) -> {
            try (FactWriter writer = new FactWriter(access, table)) {
                rows.forEach(writer::write);
                written.put(table, writer.finish());
            }
            afterTable.run();
        });
        return written;
    }

    void publish(ClickHouseAccess access) {
        new RunPublisher(access).publish(dataset, runId, new TreeSet<>(List.of(DAY)), write(access, () -> {}));
    }
}
