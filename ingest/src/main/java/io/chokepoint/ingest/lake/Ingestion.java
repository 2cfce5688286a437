package io.chokepoint.ingest.lake;

import static org.apache.spark.sql.functions.lit;

import io.chokepoint.ingest.read.ReadTask;
import io.chokepoint.ingest.read.Reading;
import io.chokepoint.ingest.read.RefusedFile;
import io.chokepoint.ingest.read.SourceFile;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.storage.StorageLevel;

/**
 * Takes files into the lake, all of them or none.
 *
 * <pre>
 *   read → decide → write holders, subjects, records, quarantine → write ingest_run (COMMITTED)
 *                                                                  └ from here on, and only then, the run exists
 * </pre>
 */
public final class Ingestion {
    private final Lake lake;
    private final Reading reading;
    private final Consumer<String> progress;
    private final Runnable beforeCommit;
    private final boolean typedToo;

    /** @param progress is told, in a line each, what is being done */
    public Ingestion(Lake lake, Reading reading, Consumer<String> progress) {
        this(lake, reading, progress, () -> {});
    }

    /** @param beforeCommit runs between the last row and the row that makes all others count */
    Ingestion(Lake lake, Reading reading, Consumer<String> progress, Runnable beforeCommit) {
        this(lake, reading, progress, beforeCommit, true);
    }

    /** @param typedToo whether transfers may go as typed columns, rather than all rows as rows */
    Ingestion(Lake lake, Reading reading, Consumer<String> progress, Runnable beforeCommit, boolean typedToo) {
        this.typedToo = typedToo;
        this.lake = lake;
        this.reading = reading;
        this.progress = progress;
        this.beforeCommit = beforeCommit;
    }

    /**
     * Takes the files of these sources.
     *
     * @param again whether to read files whose bytes were taken before, rather than to recognise them
     * @throws RefusedFile if a file is refused; the lake then has a ledger row that says so, and nothing else
     * @throws io.chokepoint.ingest.UserError if a subject belongs to another data set, a data set would have facts as well as
     *     evidence, or the lake's tables lack columns
     */
    public IngestRun run(List<? extends Source> sources, boolean again) {
        try (WriterLock lock = WriterLock.of(lake.root())) {
            return locked(sources, again, null);
        }
    }

    /**
     * Takes the files of these sources as the repaired rows of a run's quarantine, in a run of its own. What is in the lake
     * already is a duplicate; what still fails goes to quarantine again.
     *
     * @param id of the run that set the rows aside
     * @param again whether to read files whose bytes were taken before, rather than to recognise them
     * @throws RefusedFile as {@link #run}
     * @throws io.chokepoint.ingest.UserError as {@link #run}, and if the run is none, took nothing, or set no row of one of
     *     these sources aside
     */
    public IngestRun replay(String id, List<? extends Source> sources, boolean again) {
        try (WriterLock lock = WriterLock.of(lake.root())) {
            Replay.check(Runs.in(lake).run(id), sources);
            return locked(sources, again, id);
        }
    }

    private IngestRun locked(List<? extends Source> sources, boolean again, String replays) {
        Instant startedAt = now();
        lake.requireColumns();
        Taken taken = again ? Taken.nothing(lake) : Taken.in(lake);
        List<Input> inputs = inputs(sources);
        Predicate<Input> unchanged = replays == null ? taken.unchanged(inputs) : taken::before;
        List<Input> fresh = inputs.stream().filter(unchanged.negate()).toList();
        List<FileLedger> ledgers = new ArrayList<>(
                inputs.stream().filter(unchanged).map(taken::ledger).toList());
        if (fresh.isEmpty()) {
            return new IngestRun(null, replays, startedAt, now(), ledgers);
        }
        Subjects subjects = Subjects.in(lake);
        DatasetUse.check(lake, sources, subjects.datasets());
        sources.forEach(source -> subjects.add(source.subjects()));
        String id = UUID.randomUUID().toString();
        try {
            List<FileLedger> written = write(id, fresh, sources, subjects);
            Ledger.commit(lake, new IngestRun(id, replays, startedAt, now(), written));
            ledgers.addAll(written);
        } catch (RefusedFile refused) {
            Ledger.refuse(lake, new IngestRun(id, replays, startedAt, now(), List.of()), fresh, refused);
            throw refused;
        }
        return new IngestRun(id, replays, startedAt, now(), ledgers);
    }

    private List<FileLedger> write(String id, List<Input> inputs, List<? extends Source> sources, Subjects subjects) {
        Optional<List<FileLedger>> typed = TypedTransfers.of(lake, reading, inputs, progress, typedToo)
                .flatMap(transfers -> typed(transfers, id, inputs, subjects));
        return typed.orElseGet(() -> rows(id, inputs, sources, subjects));
    }

    /** Empty, and nothing written, if the transfers are such that they have to be rows. */
    private Optional<List<FileLedger>> typed(
            TypedTransfers transfers, String id, List<Input> inputs, Subjects subjects) {
        try (transfers) {
            if (!transfers.read()) {
                return Optional.empty();
            }
            subjects.add(transfers.undeclared());
            List<FileLedger> ledgers = inputs.stream()
                    .map(input -> input.ledger(transfers.tallies()))
                    .toList();
            Instant knownAt = now();
            warn(
                    new Plausibility(lake, knownAt).alarms(LakeTable.TRANSFER, transfers.tallies(), null, inputs),
                    id,
                    knownAt);
            transfers.number(id, knownAt);
            appendSubjects(subjects, id, knownAt);
            transfers.write(subjects, id, knownAt);
            transfers
                    .quarantined()
                    .ifPresent(rows -> lake.append(
                            LakeTable.QUARANTINE,
                            ofRun(rows.join(Input.frame(lake.spark(), inputs), "file_index"), id, knownAt)));
            beforeCommit.run();
            return Optional.of(ledgers);
        }
    }

    private List<FileLedger> rows(String id, List<Input> inputs, List<? extends Source> sources, Subjects subjects) {
        Map<LakeTable, Decided> decided = new EnumMap<>(LakeTable.class);
        try {
            Map<Integer, Tally> tallies = new TreeMap<>();
            for (LakeTable table : LakeTable.RECORDS) {
                if (inputs.stream().anyMatch(input -> input.source().table() == table)) {
                    Decided rows = decide(table, inputs, sources, id);
                    decided.put(table, rows);
                    tallies.putAll(rows.tallies());
                    subjects.add(rows.undeclared(sources));
                }
            }
            List<FileLedger> ledgers =
                    inputs.stream().map(input -> input.ledger(tallies)).toList();
            Instant knownAt = now();
            warn(decided.values(), inputs, id, knownAt);
            // Numbers first: no record ever stands there with one that is not written down.
            try (HolderNumbers holders = number(decided, id, knownAt)) {
                appendSubjects(subjects, id, knownAt);
                Numbering numbering = new Numbering(subjects.series(lake.spark()), holders);
                decided.forEach((table, rows) -> append(table, rows, numbering, id, knownAt));
            }
            quarantine(decided, inputs, id, knownAt);
            beforeCommit.run();
            return ledgers;
        } finally {
            decided.values().forEach(Decided::release);
        }
    }

    private void warn(Collection<Decided> decided, List<Input> inputs, String id, Instant knownAt) {
        Plausibility plausibility = new Plausibility(lake, knownAt);
        warn(
                decided.stream()
                        .flatMap(ofTable -> plausibility.alarms(ofTable, inputs).stream())
                        .toList(),
                id,
                knownAt);
    }

    private void warn(List<Alarm> alarms, String id, Instant knownAt) {
        List<Row> rows = new ArrayList<>();
        for (Alarm alarm : alarms) {
            if (alarm.blocks()) {
                throw alarm.refusal();
            }
            progress.accept(
                    "alarm %s of %s: %s".formatted(alarm.code(), FileLedger.name(alarm.file()), alarm.message()));
            rows.add(RowFactory.create(
                    id,
                    alarm.dataset(),
                    alarm.source(),
                    alarm.file(),
                    alarm.code().name(),
                    alarm.message(),
                    knownAt));
        }
        if (!rows.isEmpty()) {
            lake.append(LakeTable.ALARM, rows);
        }
    }

    private Decided decide(LakeTable table, List<Input> inputs, List<? extends Source> sources, String id) {
        Instant begun = now();
        List<ReadTask> tasks = inputs.stream()
                .filter(input -> input.source().table() == table)
                .map(Input::task)
                .toList();
        Dataset<Row> candidates = reading.rows(tasks, table.candidateSchema());
        for (Source source : sources) {
            candidates = source.table() == table ? source.complete(candidates) : candidates;
        }
        candidates = Erasures.suppressed(candidates, table, lake).persist(StorageLevel.MEMORY_AND_DISK());
        long withdrawn = new Withdrawals(lake, reading).write(table, inputs, candidates, id, begun);
        if (withdrawn > 0) {
            progress.accept("withdrew %,d rows of table %s".formatted(withdrawn, table.directory()));
        }
        Decided decided = Decided.of(table, candidates, inputs, lake.within(id));
        long rows = decided.tallies().values().stream().mapToLong(Tally::rows).sum();
        progress.accept("read %,d rows for table %s from %d %s in %s"
                .formatted(rows, table.directory(), tasks.size(), tasks.size() == 1 ? "file" : "files", since(begun)));
        return decided;
    }

    private HolderNumbers number(Map<LakeTable, Decided> decided, String id, Instant knownAt) {
        Instant begun = now();
        HolderNumbers holders = HolderNumbers.of(decided.values(), lake, rows -> ofRun(rows, id, knownAt));
        progress.accept("numbered the holders in %s".formatted(since(begun)));
        return holders;
    }

    private void append(LakeTable table, Decided rows, Numbering numbering, String id, Instant knownAt) {
        long accepted = rows.accepted();
        if (accepted == 0) {
            return;
        }
        Instant begun = now();
        lake.append(table, ofRun(numbering.of(table, rows.with(Decision.ACCEPTED)), id, knownAt));
        progress.accept("wrote %,d rows of table %s in %s".formatted(accepted, table.directory(), since(begun)));
    }

    private void quarantine(Map<LakeTable, Decided> decided, List<Input> inputs, String id, Instant knownAt) {
        Dataset<Row> files = Input.frame(lake.spark(), inputs);
        decided.values().stream()
                .filter(rows -> rows.tallies().values().stream()
                        .anyMatch(tally -> !tally.reasons().isEmpty()))
                .map(rows -> rows.setAside()
                        .select("file_index", "row_number", "reason", "message", "raw")
                        .join(files, "file_index"))
                .reduce(Dataset::unionByName)
                .ifPresent(rows -> lake.append(LakeTable.QUARANTINE, ofRun(rows, id, knownAt)));
    }

    private void appendSubjects(Subjects subjects, String id, Instant knownAt) {
        List<Row> rows = subjects.changed().stream()
                .map(facts -> {
                    List<Object> columns = new ArrayList<>(facts);
                    columns.add(id);
                    columns.add(knownAt);
                    return RowFactory.create(columns.toArray());
                })
                .toList();
        if (!rows.isEmpty()) {
            lake.append(LakeTable.SUBJECT, rows);
        }
    }

    // Sorted by what the files are rather than by how they were named: the first copy of a row is the same in any
    // order.
    private static List<Input> inputs(List<? extends Source> sources) {
        record Pair(Source source, SourceFile file) {}
        List<Pair> pairs = sources.stream()
                .flatMap(source -> source.files().stream().map(file -> new Pair(source, file)))
                .sorted(Comparator.comparing((Pair pair) -> pair.source().dataset())
                        .thenComparing(pair -> pair.source().id())
                        .thenComparing(pair -> pair.file().sha256())
                        .thenComparing(pair -> pair.file().uri()))
                .toList();
        List<Input> inputs = new ArrayList<>();
        for (Pair pair : pairs) {
            inputs.add(new Input(inputs.size(), pair.source(), pair.file()));
        }
        return inputs;
    }

    private static Dataset<Row> ofRun(Dataset<Row> rows, String id, Instant knownAt) {
        return rows.withColumn("ingest_run_id", lit(id)).withColumn("known_at", lit(knownAt));
    }

    private static String since(Instant begun) {
        return "%.1f s".formatted(Duration.between(begun, now()).toMillis() / 1000.0);
    }

    // The lake keeps microseconds.
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
