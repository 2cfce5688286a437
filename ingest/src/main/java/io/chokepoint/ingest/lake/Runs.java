package io.chokepoint.ingest.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;

import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.value.ReasonCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** The runs that a lake's ledger has, committed and refused ones, and what they set aside. */
public final class Runs {
    private static final int EXAMPLES = 3;

    private final Lake lake;
    private final List<IngestRun> newestFirst;

    private Runs(Lake lake, List<IngestRun> newestFirst) {
        this.lake = lake;
        this.newestFirst = newestFirst;
    }

    /** Reads the ledger once. */
    public static Runs in(Lake lake) {
        Map<String, List<Row>> byRun = new TreeMap<>();
        lake.all(LakeTable.INGEST_RUN).collectAsList().forEach(row -> byRun.computeIfAbsent(
                        row.getAs("ingest_run_id"), id -> new ArrayList<>())
                .add(row));
        List<IngestRun> runs = byRun.values().stream()
                .map(Runs::run)
                .sorted(Comparator.comparing(IngestRun::startedAt).reversed().thenComparing(IngestRun::id))
                .toList();
        return new Runs(lake, runs);
    }

    /** All of them by their begin, newest first; their ledgers without reasons. */
    public List<IngestRun> newestFirst() {
        return newestFirst;
    }

    /**
     * The run that began last.
     *
     * @throws UserError if there is none
     */
    public IngestRun newest() {
        if (newestFirst.isEmpty()) {
            throw new UserError("The lake %s has no ingest run; take a file with ./chokepoint ingest --descriptor FILE"
                    .formatted(lake.root()));
        }
        return newestFirst.get(0);
    }

    /**
     * The run with this id.
     *
     * @throws UserError if there is none
     */
    public IngestRun run(String id) {
        return newestFirst.stream()
                .filter(run -> run.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "The lake %s has no ingest run '%s'; ./chokepoint ingest report --all lists those that it has"
                                .formatted(lake.root(), id)));
    }

    /** The committed runs that replay this one, newest first. */
    public List<IngestRun> replaysOf(IngestRun run) {
        return newestFirst.stream()
                .filter(other ->
                        run.id().equals(other.replays()) && other.status().equals(Lake.COMMITTED))
                .toList();
    }

    /**
     * The quarantine of a run by reason, in the order of their names; examples are the first three rows by file and row number.
     * A refused file stands there as one row with number 0.
     */
    public List<SetAside> setAside(IngestRun run) {
        Dataset<Row> rows = quarantine(run);
        Map<String, List<SetAside.Example>> examples = new LinkedHashMap<>();
        rows.withColumn("place", row_number().over(Window.partitionBy("reason").orderBy("file", "row_number")))
                .where(col("place").leq(EXAMPLES))
                .orderBy("reason", "place")
                .collectAsList()
                .forEach(row -> examples.computeIfAbsent(row.getAs("reason"), reason -> new ArrayList<>())
                        .add(new SetAside.Example(
                                row.getAs("file"), row.<Long>getAs("row_number"), row.getAs("message"))));
        return rows.groupBy("reason").agg(count(lit(1))).orderBy("reason").collectAsList().stream()
                .map(row -> new SetAside(row.getString(0), row.getLong(1), examples.get(row.getString(0))))
                .toList();
    }

    /** Why files of a run were not plausible and were taken all the same, by file and reason. */
    public List<Alarm> alarms(IngestRun run) {
        return lake
                .all(LakeTable.ALARM)
                .where(col("ingest_run_id").equalTo(run.id()))
                .orderBy("file", "reason", "source")
                .collectAsList()
                .stream()
                .map(row -> new Alarm(
                        row.getAs("dataset"),
                        row.getAs("source"),
                        row.getAs("file"),
                        ReasonCode.valueOf(row.getAs("reason")),
                        false,
                        row.getAs("message")))
                .toList();
    }

    /** What a run withdrew, by data set and table. */
    public List<Withdrawn> withdrawn(IngestRun run) {
        return lake
                .all(LakeTable.WITHDRAWAL)
                .where(col("ingest_run_id").equalTo(run.id()))
                .groupBy("dataset", "table_name")
                .agg(count(lit(1)), min("day"))
                .orderBy("dataset", "table_name")
                .collectAsList()
                .stream()
                .map(row -> new Withdrawn(row.getString(0), row.getString(1), row.getLong(2), row.getLocalDate(3)))
                .toList();
    }

    /**
     * The text of the rows that a run quarantined from these of its files, in the order of data set, source, file and row
     * number; of earlier snapshots there is nothing to repair.
     */
    public Iterator<String> texts(IngestRun run, List<FileLedger> files) {
        Column ofFiles = files.stream()
                .map(file -> col("dataset")
                        .equalTo(file.dataset())
                        .and(col("source").equalTo(file.source()))
                        .and(col("file").equalTo(file.file())))
                .reduce(lit(false), Column::or);
        Iterator<Row> rows = quarantine(run)
                .where(ofFiles.and(col("reason").notEqual(ReasonCode.EARLIER_SNAPSHOT.name())))
                .orderBy("dataset", "source", "file", "row_number")
                .select("raw")
                .toLocalIterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public String next() {
                return rows.next().getString(0);
            }
        };
    }

    private Dataset<Row> quarantine(IngestRun run) {
        return lake.all(LakeTable.QUARANTINE).where(col("ingest_run_id").equalTo(run.id()));
    }

    private static IngestRun run(List<Row> rows) {
        Row first = rows.get(0);
        List<FileLedger> files = rows.stream()
                .map(Ledger::read)
                .sorted(Comparator.comparing(FileLedger::dataset)
                        .thenComparing(FileLedger::source)
                        .thenComparing(FileLedger::file))
                .toList();
        return new IngestRun(
                first.getAs("ingest_run_id"),
                first.getAs("replays"),
                first.<Instant>getAs("started_at"),
                first.<Instant>getAs("finished_at"),
                files);
    }
}
