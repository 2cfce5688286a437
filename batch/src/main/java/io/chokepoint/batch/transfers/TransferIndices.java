package io.chokepoint.batch.transfers;

import io.chokepoint.batch.engine.AddressTransfers;
import io.chokepoint.batch.engine.EngineSettings;
import io.chokepoint.batch.engine.GroupKey;
import io.chokepoint.batch.engine.IdTransfers;
import io.chokepoint.batch.engine.Measured;
import io.chokepoint.batch.engine.TransferColumns;
import io.chokepoint.batch.engine.TransferMeasure;
import io.chokepoint.batch.parquet.ColumnScan;
import io.chokepoint.batch.spark.Sessions;
import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.IndexValue;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures files of transfers, and writes the indices of every token as lines of JSON. */
@Command(
        name = "transfer-indices",
        mixinStandardHelpOptions = true,
        description =
                "Measures Parquet files of transfers by day: every index of every token at the end of the last day.")
public final class TransferIndices implements Callable<Integer> {

    /** How the files name tokens and holders. */
    enum Layout {
        /** Numbers of series and holders. */
        IDS(new IdTransfers()),
        /** Addresses of 20 bytes. */
        ADDRESSES(new AddressTransfers());

        private final TransferColumns columns;

        Layout(TransferColumns columns) {
            this.columns = columns;
        }

        /** The token as files name it. */
        String name(GroupKey key) {
            return this == IDS
                    ? Integer.toString(key.series())
                    : "0x" + HexFormat.of().formatHex(key.token());
        }
    }

    @Option(
            names = "--layout",
            required = true,
            description = "${COMPLETION-CANDIDATES}: what names tokens and holders.")
    private Layout layout;

    @Option(names = "--transfers", required = true, description = "Folder with a folder as_of=YYYY-MM-DD for each day.")
    private String transfers;

    @Option(names = "--output", required = true, description = "File to write, a JSON object by line and token.")
    private String output;

    @Option(names = "--from", description = "First day that is read. Default: the first there is.")
    private LocalDate from;

    @Option(names = "--to", description = "Last day that is read. Default: the last there is.")
    private LocalDate to;

    @Option(names = "--opening-balances", description = "Folder of balances at the end of the day before.")
    private String opening;

    @Option(names = "--closing-balances", description = "Folder to leave the balances of the last day in.")
    private String closing;

    /** Exits with 0 when the indices are written, 1 on a fault, 2 when the call is wrong. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new TransferIndices())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() {
        try (JavaSparkContext spark = Sessions.context("chokepoint-transfer-indices")) {
            Configuration hadoop = spark.hadoopConfiguration();
            List<FileStatus> files = new TransferFolder(transfers).files(hadoop, from, to);
            if (files.isEmpty()) {
                throw new IllegalArgumentException(
                        "%s has no transfers on the days asked for; see --from and --to".formatted(transfers));
            }
            new ColumnScan(layout.columns.columns(), hadoop)
                    .require(files.get(0).getPath().toString());
            TransferMeasure.Result result = TransferMeasure.measure(
                    spark,
                    files,
                    layout.columns,
                    EngineSettings.of(
                            spark, files.stream().mapToLong(FileStatus::getLen).sum()),
                    opening,
                    closing);
            result.setApart()
                    .forEach(token -> System.err.printf(
                            "Token %s is set apart: amounts of 2^126 base units or more; measure it with batch%n",
                            layout.name(token)));
            write(result.byToken(), hadoop);
            return 0;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        }
    }

    private void write(Map<GroupKey, Measured> measured, Configuration hadoop) {
        Path path = new Path(output);
        try (PrintStream out =
                new PrintStream(path.getFileSystem(hadoop).create(path, true), false, StandardCharsets.UTF_8)) {
            measured.forEach((key, value) -> out.println(line(key, value)));
            if (out.checkError()) {
                throw new IOException("the file system refused it");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + output, e);
        }
    }

    private String line(GroupKey key, Measured measured) {
        return Arrays.stream(CentralizationIndex.values())
                .map(index -> "\"%s\":%s".formatted(index.id(), json(measured.value(index))))
                .collect(Collectors.joining(",", "{\"series\":\"%s\",".formatted(layout.name(key)), "}"));
    }

    private static String json(IndexValue value) {
        return value.asInteger()
                .map(exact -> "\"" + exact + "\"")
                .orElseGet(() -> value.asDouble().isPresent()
                        ? Double.toString(value.asDouble().getAsDouble())
                        : "null");
    }
}
