package io.chokepoint.ingest.lake;

import io.chokepoint.ingest.read.RefusedFile;
import io.chokepoint.ingest.value.ReasonCode;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The table {@code ingest_run}. */
final class Ledger {
    private Ledger() {}

    /** Makes the run exist, with the ledgers of its files. */
    static void commit(Lake lake, IngestRun run) {
        append(lake, run.files().stream().map(ledger -> row(run, ledger)).toList());
    }

    /** Writes down that a file of the run was refused, and with which reason. */
    static void refuse(Lake lake, IngestRun run, List<Input> inputs, RefusedFile refused) {
        inputs.stream()
                .filter(input -> input.file().uri().equals(refused.file()))
                .findFirst()
                .ifPresent(input -> {
                    Row quarantined = RowFactory.create(
                            run.id(),
                            input.source().dataset(),
                            input.source().id(),
                            refused.file(),
                            0L,
                            refused.reason().name(),
                            refused.getMessage(),
                            "",
                            run.finishedAt());
                    lake.append(LakeTable.QUARANTINE, List.of(quarantined));
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
                    append(lake, List.of(row(run, ledger)));
                });
    }

    /** The ledger that a row of the table is, without reasons. */
    static FileLedger read(Row row) {
        return new FileLedger(
                row.getAs("dataset"),
                row.getAs("source"),
                row.getAs("file"),
                row.getAs("sha256"),
                row.<Long>getAs("bytes"),
                row.<Long>getAs("rows_in"),
                row.<Long>getAs("accepted"),
                row.<Long>getAs("duplicates"),
                row.<Long>getAs("quarantined"),
                new BigInteger(row.<String>getAs("amount_sum")),
                Map.of(),
                row.getAs("status"));
    }

    private static Row row(IngestRun run, FileLedger ledger) {
        return RowFactory.create(
                run.id(),
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
                run.startedAt(),
                run.finishedAt(),
                run.replays(),
                ledger.reasons().getOrDefault(ReasonCode.LEFT_OUT.name(), 0L));
    }

    private static void append(Lake lake, List<Row> rows) {
        lake.append(LakeTable.INGEST_RUN, rows);
    }
}
