package io.chokepoint.ingest.lake;

import io.chokepoint.ingest.Sessions;
import io.chokepoint.ingest.descriptor.DescribedSource;
import io.chokepoint.ingest.descriptor.DescriptorReader;
import io.chokepoint.ingest.read.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A lake in a directory of its own; all of them share one Spark. */
public final class TestLake {
    private static SparkSession spark;

    private final Path directory;
    private final Lake lake;

    public TestLake(Path directory) {
        this.directory = directory;
        this.lake = new Lake(
                spark(),
                directory.resolve("lake").toAbsolutePath().toUri().toString().replaceFirst("/+$", ""));
    }

    public static synchronized SparkSession spark() {
        if (spark == null) {
            spark = Sessions.open("local[2]");
            spark.conf().set("spark.sql.shuffle.partitions", "2");
        }
        return spark;
    }

    public Lake lake() {
        return lake;
    }

    public Reading reading() {
        return new Reading(spark());
    }

    /** Writes a descriptor of CSV columns who, much and day; the unit has two decimals. */
    public Path descriptor(String dataset, String... files) {
        return write(
                dataset + ".yaml",
                """
                version: 1
                dataset: %s
                licence: unknown
                origin: a test
                subject: {id: test/%s, name: Test, domain: defi, category: test, network: offchain, resource: rewards, unit: USD, decimals: 2}
                source: {files: [%s], format: csv}
                record:
                  holder: {field: who, form: text}
                  amount: {field: much, notation: decimal}
                  asOf: {field: day, form: date}
                """
                        .formatted(dataset, dataset, String.join(", ", files)));
    }

    public Path write(String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text);
        } catch (IOException notWritten) {
            throw new UncheckedIOException(notWritten);
        }
    }

    public Source source(Path descriptor) {
        return DescribedSource.of(DescriptorReader.read(descriptor), reading().configuration());
    }

    public IngestRun take(Path... descriptors) {
        return take(false, List.of(descriptors).stream().map(this::source).toList());
    }

    public IngestRun take(boolean again, List<Source> sources) {
        return new Ingestion(lake, reading(), line -> {}).run(sources, again);
    }

    /** Rows that readers see, as sorted text of these columns. */
    public List<String> seen(LakeTable table, String... columns) {
        List<String> rows = new ArrayList<>();
        lake.committed(table).selectExpr(columns).collectAsList().forEach(row -> rows.add(row.mkString(" ")));
        rows.sort(null);
        return rows;
    }

    /** The rows of a table of one file and one run, in the order in which they stand there. */
    public Dataset<Row> stored(LakeTable table) {
        return spark().read().parquet(lake.root() + "/" + table.directory()).coalesce(1);
    }

    public BigInteger total(LakeTable table) {
        return seen(table, "amount").stream().map(BigInteger::new).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
