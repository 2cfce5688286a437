package io.chokepoint.warehouse;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** A run of one small distribution, with values that are hard to carry, and of one index of it on the other basis. */
record SampleRun(String dataset, UUID runId, double value, String ingestRun) {
    static final LocalDate DAY = LocalDate.parse("2026-01-31");
    static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
    static final String ENTITY = "tab\tand\nnewline \\ 'quote' π";
    static final String DIGEST = "a".repeat(64);
    static final String ADJUSTED_DIGEST = "b".repeat(64);
    private static final String NO_HASH = "0".repeat(64);

    SampleRun(String dataset, UUID runId, double value) {
        this(dataset, runId, value, "ingest");
    }

    /** The same run, as one that read another ingest run. */
    SampleRun reading(String otherIngestRun) {
        return new SampleRun(dataset, runId, value, otherIngestRun);
    }

    static SampleRun of(String dataset, double value) {
        return new SampleRun(dataset, UUID.randomUUID(), value);
    }

    Map<FactTable, List<FactRow>> rows() {
        Map<FactTable, List<FactRow>> rows = new EnumMap<>(FactTable.class);
        rows.put(
                FactTable.INDEX_VALUE,
                List.of(
                        indexValue("raw", "gini", value, null, "", DIGEST),
                        indexValue("raw", "hhi", null, null, "EMPTY", DIGEST),
                        indexValue("raw", "total", 1.157920892373162e77, LARGEST, "", DIGEST),
                        indexValue("adjusted", "gini", value / 2, null, "", ADJUSTED_DIGEST)));
        rows.put(
                FactTable.ENTITY_AMOUNT,
                List.of(new EntityAmountRow(
                        dataset, "defi", "eip155:1", dataset, "stake", "raw", DAY, 1, ENTITY, LARGEST, runId)));
        rows.put(
                FactTable.CURVE_POINT,
                List.of(
                        new CurvePointRow(
                                dataset, "defi", "eip155:1", dataset, "stake", "raw", "lorenz", DAY, 0, 0, 0, runId),
                        new CurvePointRow(
                                dataset, "defi", "eip155:1", dataset, "stake", "raw", "lorenz", DAY, 1, 1, 1, runId)));
        rows.put(
                FactTable.SUBJECT,
                List.of(new SubjectRow(
                        dataset, "defi", "eip155:1", dataset, "stake", "Sample", "test", "X", 18, DAY, DAY, runId)));
        rows.put(
                FactTable.LINEAGE,
                List.of(new LineageRow(
                        dataset, runId, ingestRun, "test", "file.csv", NO_HASH, 4, 2, 1, 1, Instant.EPOCH)));
        rows.put(
                FactTable.ALARM,
                List.of(new AlarmRow(
                        dataset, runId, ingestRun, "file.csv", "", "", "SUM_JUMP", "twice as much", Instant.EPOCH)));
        return rows;
    }

    private IndexValueRow indexValue(
            String basis, String index, Double value, BigInteger exact, String reason, String digest) {
        return new IndexValueRow(
                dataset,
                "defi",
                "eip155:1",
                dataset,
                "stake",
                basis,
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
                digest,
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
