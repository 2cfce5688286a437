package io.chokepoint.ingest.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.chokepoint.ingest.read.RefusedFile;
import io.chokepoint.ingest.value.ReasonCode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** The candidates of one table with their outcomes, kept until the run is written. */
record Decided(LakeTable table, Dataset<Row> rows, Map<Integer, Tally> tallies) {
    private static final String[] REFUSALS = Stream.of(ReasonCode.values())
            .filter(reason -> reason.scope() == ReasonCode.Scope.FILE)
            .map(ReasonCode::name)
            .toArray(String[]::new);

    /**
     * Decides on the candidates and releases them.
     *
     * @param candidates persisted rows of the table's candidate schema
     * @param inputs the files of the run, by index
     * @throws RefusedFile if reading found a reason to refuse a file
     */
    static Decided of(LakeTable table, Dataset<Row> candidates, List<Input> inputs, Lake lake) {
        return of(table, candidates, inputs, lake, null);
    }

    /**
     * The same against some of what the lake has.
     *
     * @param known rows of the table that have all records of the candidates that are in the lake; null for all of its rows
     */
    static Decided of(LakeTable table, Dataset<Row> candidates, List<Input> inputs, Lake lake, Dataset<Row> known) {
        try {
            Map<Integer, Long> read = new TreeMap<>();
            LocalDate first = null;
            LocalDate last = null;
            // What the lake has of these records stands on their days, where the day is part of the key.
            Column day =
                    table.key().contains("as_of") ? col("as_of") : lit(null).cast("date");
            Column refusal = when(col("reason").isin((Object[]) REFUSALS), struct(col("reason"), col("message")));
            for (Row row : candidates
                    .groupBy("file_index")
                    .agg(count(lit(1)), min(day), max(day), max(refusal))
                    .collectAsList()) {
                if (!row.isNullAt(4)) {
                    Row why = row.getStruct(4);
                    throw new RefusedFile(
                            ReasonCode.valueOf(why.getString(0)), uriOf(row.getInt(0), inputs), why.getString(1));
                }
                read.put(row.getInt(0), row.getLong(1));
                first = row.isNullAt(2) || (first != null && first.isBefore(row.getAs(2))) ? first : row.getAs(2);
                last = row.isNullAt(3) || (last != null && last.isAfter(row.getAs(3))) ? last : row.getAs(3);
            }
            Dataset<Row> decided = Decision.decide(
                            Snapshots.last(candidates, table, inputs),
                            known == null ? known(table, lake, first, last) : known,
                            table)
                    .persist(StorageLevel.MEMORY_AND_DISK());
            Map<Integer, Tally> tallies = Tally.of(decided, table);
            balance(read, tallies);
            return new Decided(table, decided, tallies);
        } catch (RefusedFile refused) {
            throw refused;
        } catch (Exception failure) {
            // Spark throws checked exceptions that it does not declare.
            Optional<RefusedFile> broken = BrokenFiles.refusal(failure, inputs);
            if (broken.isPresent()) {
                throw broken.get();
            }
            throw failure;
        } finally {
            candidates.unpersist();
        }
    }

    Dataset<Row> with(String outcome) {
        return rows.where(col("outcome").equalTo(outcome));
    }

    /** The rows that have a reason not to be taken. */
    Dataset<Row> setAside() {
        return rows.where(col("reason").isNotNull());
    }

    long accepted() {
        return tallies.values().stream().mapToLong(Tally::accepted).sum();
    }

    /** The subjects of accepted rows that no source declares. */
    Collection<Subject> undeclared(List<? extends Source> sources) {
        return sources.stream()
                .filter(source -> source.table() == table)
                .flatMap(source -> source.undeclared(with(Decision.ACCEPTED)).stream())
                .toList();
    }

    void release() {
        rows.unpersist();
    }

    private static String uriOf(int index, List<Input> inputs) {
        return inputs.stream()
                .filter(input -> input.index() == index)
                .map(input -> input.file().uri())
                .findFirst()
                .orElseThrow();
    }

    private static Dataset<Row> known(LakeTable table, Lake lake, LocalDate first, LocalDate last) {
        if (!lake.exists(table)) {
            return lake.spark().createDataFrame(List.of(), table.schema());
        }
        Dataset<Row> known = lake.current(table);
        return table.key().contains("as_of") ? known.where(col("as_of").between(lit(first), lit(last))) : known;
    }

    private static void balance(Map<Integer, Long> read, Map<Integer, Tally> tallies) {
        tallies.forEach((file, tally) -> {
            if (read.get(file) == null || read.get(file) != tally.rows()) {
                throw new IllegalStateException(
                        "File %d has %d rows and %d outcomes".formatted(file, read.get(file), tally.rows()));
            }
        });
        if (!tallies.keySet().containsAll(read.keySet())) {
            throw new IllegalStateException(
                    "Files %s have rows, outcomes have only %s".formatted(read, tallies.keySet()));
        }
    }
}
