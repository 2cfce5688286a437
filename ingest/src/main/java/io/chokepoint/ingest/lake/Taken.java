package io.chokepoint.ingest.lake;

import java.math.BigInteger;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** The files that committed runs took, told by data set, source and hash. */
final class Taken {
    private final Lake lake;
    private final Map<List<String>, FileLedger> ledgers = new HashMap<>();
    private final Map<List<String>, Instant> lastAt = new HashMap<>();
    private final Map<LakeTable, Map<String, Instant>> restatedAt = new EnumMap<>(LakeTable.class);

    private Taken(Lake lake) {
        this.lake = lake;
    }

    /** No file at all: whatever comes is read. */
    static Taken nothing(Lake lake) {
        return new Taken(lake);
    }

    static Taken in(Lake lake) {
        Taken taken = new Taken(lake);
        if (lake.exists(LakeTable.INGEST_RUN)) {
            lake.committed(LakeTable.INGEST_RUN)
                    .orderBy("started_at")
                    .collectAsList()
                    .forEach(taken::add);
        }
        return taken;
    }

    /**
     * Which of a run's files need not be read, since every row of them would be what it was.
     *
     * <p>Of evidence that can be restated, those files of a data set are read together or not at all: else one that says
     * otherwise than another would be a later version instead of a conflict.
     */
    Predicate<Input> unchanged(List<Input> inputs) {
        Set<List<Object>> read = new HashSet<>();
        inputs.stream()
                .filter(input -> input.source().table().restates() && !holds(input))
                .forEach(input -> read.add(records(input)));
        return input -> holds(input) && !read.contains(records(input));
    }

    /** Whether the file was ever taken: repaired rows enter once, even if what they say was restated since. */
    boolean before(Input input) {
        return lastAt.containsKey(input.key());
    }

    /** The ledger of a file that need not be read, in a run that takes none of its rows. */
    FileLedger ledger(Input input) {
        FileLedger before = ledgers.get(input.key());
        return new FileLedger(
                before.dataset(),
                before.source(),
                before.file(),
                before.sha256(),
                before.bytes(),
                before.rowsIn(),
                0,
                before.accepted() + before.duplicates(),
                before.quarantined(),
                BigInteger.ZERO,
                Map.of(),
                FileLedger.UNCHANGED);
    }

    private void add(Row row) {
        FileLedger ledger = Ledger.read(row);
        List<String> key = List.of(ledger.dataset(), ledger.source(), ledger.sha256());
        ledgers.putIfAbsent(key, ledger);
        lastAt.put(key, row.getAs("finished_at"));
    }

    // What a file says holds no longer once a later run took other versions in its data set.
    private boolean holds(Input input) {
        Instant last = lastAt.get(input.key());
        LakeTable table = input.source().table();
        return last != null
                && !(table.restates()
                        && restatedAt
                                .computeIfAbsent(table, this::restatedAt)
                                .getOrDefault(input.source().dataset(), Instant.MIN)
                                .isAfter(last));
    }

    private Map<String, Instant> restatedAt(LakeTable table) {
        Map<String, Instant> latest = new HashMap<>();
        lake.committed(table)
                .groupBy("dataset")
                .agg(functions.max("known_at"))
                .collectAsList()
                .forEach(row -> latest.put(row.getString(0), row.getInstant(1)));
        return latest;
    }

    private static List<Object> records(Input input) {
        return List.of(input.source().table(), input.source().dataset());
    }
}
