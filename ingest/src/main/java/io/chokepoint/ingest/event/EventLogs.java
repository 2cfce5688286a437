package io.chokepoint.ingest.event;

import static org.apache.spark.sql.functions.col;

import io.chokepoint.ingest.Fingerprint;
import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.ethereum.BlockTimes;
import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.lake.Source;
import io.chokepoint.ingest.lake.Subject;
import io.chokepoint.ingest.read.Expansion;
import io.chokepoint.ingest.read.FileColumn;
import io.chokepoint.ingest.read.Layout;
import io.chokepoint.ingest.read.ReadTask;
import io.chokepoint.ingest.read.Reading;
import io.chokepoint.ingest.read.SourceFile;
import io.chokepoint.ingest.value.Network;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Files of logs, as the rows of one table that they are. Rows in are the facts that logs of known events state; logs of other
 * events are no rows.
 */
public final class EventLogs implements Source {

    /** How logs stand in a file. */
    public enum Form {
        /** As ethereum-etl exports them: CSV, JSON lines or Parquet, told by the name. */
        EXPORT,
        /** A node's answer to {@code eth_getLogs}. */
        ANSWER,
        /** A node's answer to {@code eth_getTransactionReceipt}. */
        RECEIPT
    }

    private static final List<FileColumn> COLUMNS =
            FileColumn.each("address", "topics", "data", "block_number", "transaction_hash", "log_index");

    private final LogRows rows;
    private final LogRows.Origin origin;
    private final Form form;
    private final List<SourceFile> files;
    private final BlockTimes blocks;
    private final ExportedTimes clock;

    private EventLogs(
            LogRows rows,
            LogRows.Origin origin,
            Form form,
            List<SourceFile> files,
            BlockTimes blocks,
            ExportedTimes clock) {
        this.clock = clock;
        this.rows = rows;
        this.origin = origin;
        this.form = form;
        this.files = files;
        this.blocks = blocks;
    }

    /**
     * The logs in these files: transfers, acts of control, votes, liquidity and lending.
     *
     * @param network CAIP-2 id of an Ethereum-like network
     * @param uris the files, in one form
     * @param blocks URIs of {@code blocks} exports, for the time of logs that do not carry it; may be empty
     * @throws UserError if the network is none, or a file is not readable
     */
    public static List<EventLogs> of(
            String dataset, String network, List<String> uris, Form form, List<String> blocks, Reading reading) {
        if (!new Network(network).ethereumLike()) {
            throw new UserError("Network '%s' is not Ethereum-like; write eip155:1 for Ethereum".formatted(network));
        }
        List<SourceFile> files = files(uris, reading);
        List<SourceFile> blockFiles = files(blocks, reading);
        BlockTimes times = blockFiles.isEmpty() ? null : BlockTimes.of(blockFiles, reading);
        ExportedTimes clock = times == null ? null : ExportedTimes.of(times, reading.spark());
        String meaning = blockFiles.stream().map(SourceFile::sha256).sorted().collect(Collectors.joining(" "));
        return LogTables.ALL.stream()
                .map(rows -> new EventLogs(
                        rows,
                        new LogRows.Origin(
                                dataset,
                                network,
                                "logs-%s@%s"
                                        .formatted(rows.table().directory(), Fingerprint.of(network + " " + meaning))),
                        form,
                        files,
                        times,
                        clock))
                .toList();
    }

    private static List<SourceFile> files(List<String> uris, Reading reading) {
        return uris.stream()
                .map(uri -> SourceFile.at(uri, reading.configuration()))
                .toList();
    }

    @Override
    public String dataset() {
        return origin.dataset();
    }

    @Override
    public String id() {
        return origin.source();
    }

    @Override
    public LakeTable table() {
        return rows.table();
    }

    @Override
    public List<SourceFile> files() {
        return files;
    }

    @Override
    public ReadTask read(int fileIndex, SourceFile file) {
        LogRecords records = new LogRecords(rows, origin);
        // Transfers, which are many, are given their times afterwards.
        boolean timed = clock != null && rows.table() != LakeTable.TRANSFER;
        return new ReadTask(fileIndex, file, layout(file, timed ? new TimedRecords(clock, records) : records), records);
    }

    private Layout layout(SourceFile file, Expansion records) {
        return switch (form) {
            case EXPORT ->
                Layout.flat(Layout.Format.ofName(file.uri()), COLUMNS, List.of())
                        .with(records);
            case ANSWER -> answer("/result").with(records);
            case RECEIPT -> answer("/result/logs").with(records);
        };
    }

    private static Layout answer(String pointer) {
        return new Layout(Layout.Format.JSON, ',', false, pointer, Layout.Shape.ARRAY, List.of(), List.of());
    }

    @Override
    public Dataset<Row> complete(Dataset<Row> candidates) {
        if (rows.table() != LakeTable.TRANSFER || blocks == null) {
            return timed(candidates, origin, rows.table());
        }
        return blocks.complete(candidates, col("source").equalTo(origin.source()));
    }

    /** Candidates without those transfers that do not say when they were made. */
    static Dataset<Row> timed(Dataset<Row> candidates, LogRows.Origin origin, LakeTable table) {
        return table == LakeTable.TRANSFER
                ? BlockTimes.timed(candidates, col("source").equalTo(origin.source()))
                : candidates;
    }

    @Override
    public List<Subject> subjects() {
        return List.of();
    }

    @Override
    public List<Subject> undeclared(Dataset<Row> accepted) {
        return rows.subjects(accepted, origin);
    }
}
