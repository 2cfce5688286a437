package io.chokepoint.ingest.lake;

import io.chokepoint.ingest.read.RefusedFile;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The table {@code ingest_run}. */
final class Ledger {
    private Ledger() {}

    /** Makes the run exist. */
    static void commit(Lake lake, String id, Instant startedAt, Instant finishedAt, List<FileLedger> ledgers) {
        append(
                lake,
                ledgers.stream()
                        .map(ledger -> row(id, ledger, startedAt, finishedAt))
                        .toList());
    }

    /** Writes down that a file was refused, and with which reason. */
    static void refuse(
            Lake lake, String id, Instant startedAt, Instant finishedAt, List<Input> inputs, RefusedFile refused) {
        inputs.stream()
                .filter(input -> input.file().uri().equals(refused.file()))
                .findFirst()
                .ifPresent(input -> {
                    Row quarantined = RowFactory.create(
                            id,
                            input.source().dataset(),
                            input.source().id(),
                            refused.file(),
                            0L,
                            refused.reason().name(),
                            refused.getMessage(),
                            "",
                            finishedAt);
                    lake.append(
                            LakeTable.QUARANTINE,
                            lake.spark().createDataFrame(List.of(quarantined), LakeTable.QUARANTINE.schema()));
                    FileLedger ledger = new FileLedger(
                            input.source().dataset(),
                            input.source().id(),
                            refused.file(),
                            input.file().sha256(),
                            input.file().bytes(),
                            0,
                            0,
                            0,
                            0,
                            BigInteger.ZERO,
                            Map.of(),
                            Lake.REFUSED);
                    append(lake, List.of(row(id, ledger, startedAt, finishedAt)));
                });
    }

    private static Row row(String id, FileLedger ledger, Instant startedAt, Instant finishedAt) {
        return RowFactory.create(
                id,
                ledger.dataset(),
                ledger.source(),
                ledger.file(),
                ledger.sha256(),
                ledger.bytes(),
                ledger.rowsIn(),
                ledger.accepted(),
                ledger.duplicates(),
                ledger.quarantined(),
                ledger.amountSum().toString(),
                ledger.status(),
                startedAt,
                finishedAt);
    }

    private static void append(Lake lake, List<Row> rows) {
        lake.append(LakeTable.INGEST_RUN, lake.spark().createDataFrame(rows, LakeTable.INGEST_RUN.schema()));
    }
}
