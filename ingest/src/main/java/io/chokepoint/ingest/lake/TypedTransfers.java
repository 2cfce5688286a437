package io.chokepoint.ingest.lake;

import io.chokepoint.indices.Resource;
import io.chokepoint.ingest.parquet.DataFile;
import io.chokepoint.ingest.read.LinePart;
import io.chokepoint.ingest.read.ReadTask;
import io.chokepoint.ingest.read.Reading;
import io.chokepoint.ingest.read.RefusedFile;
import io.chokepoint.ingest.read.RowMapper;
import io.chokepoint.ingest.transfer.Accepted;
import io.chokepoint.ingest.transfer.ChunkSummary;
import io.chokepoint.ingest.transfer.Found;
import io.chokepoint.ingest.transfer.PartSummary;
import io.chokepoint.ingest.transfer.RunFacts;
import io.chokepoint.ingest.transfer.TransferJobs;
import io.chokepoint.ingest.transfer.TransferSource;
import io.chokepoint.ingest.value.ReasonCode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/**
 * A run of transfers alone, as typed columns. What becomes of each row is what {@link Decision} would say: rows whose record
 * may be there twice are given to it, and all others need none.
 */
final class TypedTransfers implements AutoCloseable {
    private static final StructType SET_ASIDE =
            StructType.fromDDL("file_index int, row_number bigint, reason string, message string, raw string");

    private final Lake lake;
    private final List<Input> inputs;
    private final List<Source> sources;
    private final List<LinePart> parts;
    private final Consumer<String> progress;
    private final TransferJobs jobs;
    private final Map<Integer, RowMapper> mappers = new HashMap<>();

    private Found found;
    private LinePlaces places;
    private ContestedTransfers contested;
    private Accepted accepted;
    private Map<Integer, Tally> tallies;
    private long[] firsts;

    private TypedTransfers(
            Lake lake,
            Reading reading,
            List<Input> inputs,
            List<LinePart> parts,
            Map<Source, TransferSource> typed,
            List<ReadTask> tasks,
            Consumer<String> progress) {
        this.lake = lake;
        this.inputs = inputs;
        this.parts = parts;
        this.sources = List.copyOf(typed.keySet());
        this.progress = progress;
        tasks.forEach(task -> mappers.put(task.fileIndex(), task.mapper()));
        Map<Integer, Integer> sourceOf = new HashMap<>();
        inputs.forEach(input -> sourceOf.put(input.index(), sources.indexOf(input.source())));
        this.jobs = new TransferJobs(
                JavaSparkContext.fromSparkContext(lake.spark().sparkContext()),
                reading.configuration(),
                parts,
                reading.partBytes(),
                parts.stream().mapToInt(part -> sourceOf.get(part.fileIndex())).toArray(),
                List.copyOf(typed.values()));
    }

    /** The run, if all of its inputs are transfers that can be read as typed columns, and nothing is expected of their rows. */
    static Optional<TypedTransfers> of(
            Lake lake, Reading reading, List<Input> inputs, Consumer<String> progress, boolean wanted) {
        boolean transfers = inputs.stream()
                .allMatch(input -> input.source().table() == LakeTable.TRANSFER
                        && !input.source().expectations().ofRows());
        if (!wanted || !transfers) {
            return Optional.empty();
        }
        Map<Source, TransferSource> typed = new LinkedHashMap<>();
        for (Input input : inputs) {
            if (!typed.containsKey(input.source())) {
                Optional<TransferSource> columns = input.source().typed();
                if (columns.isEmpty()) {
                    return Optional.empty();
                }
                typed.put(input.source(), columns.get());
            }
        }
        List<ReadTask> tasks = inputs.stream().map(Input::task).toList();
        List<LinePart> parts = reading.parts(tasks);
        return parts == null
                ? Optional.empty()
                : Optional.of(new TypedTransfers(lake, reading, inputs, parts, typed, tasks, progress));
    }

    /**
     * Reads the files and decides on their rows.
     *
     * @return false if too many of their records may be there twice, or their days are too mixed
     * @throws RefusedFile if reading found a reason to refuse a file
     */
    boolean read() {
        Instant begun = Instant.now();
        found = jobs.read(knownKeys(), knownRows());
        Map<Integer, PartSummary> byPart = new TreeMap<>();
        found.chunks().forEach(chunk -> chunk.ended().forEach(part -> byPart.put(part.part(), part)));
        refuse(byPart.values());
        if (found.contested() == null || mixed(found.chunks())) {
            return false;
        }
        places = new LinePlaces(parts, byPart);
        tallies = tallies(byPart);
        long[] taken = new long[0];
        if (found.contested().length > 0) {
            contested = new ContestedTransfers(lake, jobs, found.contested(), inputs, sources, mappers, places);
            contested.correct(tallies);
            taken = contested.taken(places);
        }
        accepted = new Accepted(found.contested(), jobs.networks(), taken);
        long rows = tallies.values().stream().mapToLong(Tally::rows).sum();
        progress.accept("read %,d rows for table %s from %d %s in %s"
                .formatted(
                        rows,
                        LakeTable.TRANSFER.directory(),
                        inputs.size(),
                        inputs.size() == 1 ? "file" : "files",
                        since(begun)));
        return true;
    }

    private void refuse(Collection<PartSummary> summaries) {
        for (PartSummary part : summaries) {
            if (part.refusal() != null) {
                throw new RefusedFile(
                        ReasonCode.valueOf(part.refusal()),
                        input(parts.get(part.part()).fileIndex()).file().uri(),
                        part.refusalDetail());
            }
        }
    }

    // Files of some rows each would be the result; the other way brings the rows of a day together.
    private static boolean mixed(List<ChunkSummary> chunks) {
        Set<Integer> days = new HashSet<>();
        long files = 0;
        for (ChunkSummary chunk : chunks) {
            files += chunk.days().length;
            Arrays.stream(chunk.days()).forEach(days::add);
        }
        return files > 2L * days.size() + 2L * chunks.size();
    }

    private JavaRDD<InternalRow> knownKeys() {
        return lake.exists(LakeTable.TRANSFER)
                ? columns(lake.committed(LakeTable.TRANSFER), "network", "transaction_hash", "log_index")
                : null;
    }

    // As Spark has them in a job: as rows of Java each value would be an object.
    private static JavaRDD<InternalRow> columns(Dataset<Row> rows, String first, String... more) {
        return rows.select(first, more).queryExecution().toRdd().toJavaRDD();
    }

    private long knownRows() {
        return lake.exists(LakeTable.TRANSFER) ? lake.all(LakeTable.TRANSFER).count() : 0;
    }

    private Map<Integer, Tally> tallies(Map<Integer, PartSummary> byPart) {
        Map<Integer, Tally> all = new HashMap<>();
        byPart.forEach((id, part) -> {
            long quarantined =
                    part.reasons().values().stream().mapToLong(Long::longValue).sum();
            if (part.rows() + quarantined > 0) {
                all.merge(
                        parts.get(id).fileIndex(),
                        new Tally(part.rows(), 0, quarantined, part.sum(), part.reasons()),
                        Tally::plus);
            }
        });
        return all;
    }

    /** What became of the rows, by file. */
    Map<Integer, Tally> tallies() {
        return tallies;
    }

    /** The subjects of accepted rows that no source declares. */
    List<Subject> undeclared() {
        List<Map<String, Long>> tokens = new ArrayList<>();
        sources.forEach(source -> tokens.add(new TreeMap<>()));
        for (ChunkSummary chunk : found.chunks()) {
            for (int token = 0; token < chunk.tokenRows().length; token++) {
                tokens.get(chunk.source()).merge(chunk.tokens().get(token), (long) chunk.tokenRows()[token], Long::sum);
            }
        }
        if (contested != null) {
            contested.notTaken().forEach(row -> tokens.get(
                            sources.indexOf(input(row.getInt(0)).source()))
                    .merge(row.getString(1), -row.getLong(2), Long::sum));
        }
        List<Subject> undeclared = new ArrayList<>();
        for (int source = 0; source < sources.size(); source++) {
            List<String> left = tokens.get(source).entrySet().stream()
                    .filter(token -> token.getValue() > 0)
                    .map(Map.Entry::getKey)
                    .toList();
            undeclared.addAll(sources.get(source).undeclared(left));
        }
        return undeclared;
    }

    /** Numbers the holders of accepted rows, and adds those that the dictionary lacks to it, in one Delta commit. */
    void number(String id, Instant knownAt) {
        Instant begun = Instant.now();
        boolean dictionary = lake.exists(LakeTable.HOLDER);
        long[] added = jobs.holders(
                found, accepted, dictionary ? columns(lake.all(LakeTable.HOLDER), "holder_id", "holder") : null);
        long greatest = dictionary && Arrays.stream(added).sum() > 0 ? HolderNumbers.greatest(lake) : 0;
        firsts = new long[added.length];
        for (int range = 0; range < added.length; range++) {
            firsts[range] = greatest + 1;
            greatest += added[range];
        }
        List<DataFile> files = jobs.writeHolders(firsts, added, folder(LakeTable.HOLDER), facts(id, knownAt));
        if (!files.isEmpty()) {
            DeltaAppend.commit(lake, LakeTable.HOLDER, files);
        }
        progress.accept("numbered the holders in %s".formatted(since(begun)));
    }

    /** Writes the accepted rows, in one Delta commit. */
    void write(Subjects subjects, String id, Instant knownAt) {
        Instant begun = Instant.now();
        long rows = tallies.values().stream().mapToLong(Tally::accepted).sum();
        if (rows == 0) {
            return;
        }
        List<DataFile> files = jobs.writeTransfers(
                firsts,
                accepted,
                subjects.series(Resource.TOKEN_BALANCE.id()),
                folder(LakeTable.TRANSFER),
                facts(id, knownAt));
        long written = files.stream().mapToLong(DataFile::rows).sum();
        if (written != rows) {
            throw new IllegalStateException("%d rows were accepted, %d written".formatted(rows, written));
        }
        DeltaAppend.commit(lake, LakeTable.TRANSFER, files);
        progress.accept(
                "wrote %,d rows of table %s in %s".formatted(rows, LakeTable.TRANSFER.directory(), since(begun)));
    }

    /** Rows (file_index, row_number, reason, message, raw) that are set aside, if there are any. */
    Optional<Dataset<Row>> quarantined() {
        if (tallies.values().stream().noneMatch(tally -> tally.quarantined() > 0)) {
            return Optional.empty();
        }
        long[] before = places.before();
        int[] fileOf = parts.stream().mapToInt(LinePart::fileIndex).toArray();
        Dataset<Row> rejected = lake.spark()
                .createDataFrame(
                        jobs.rejected()
                                .map(line -> RowFactory.create(
                                        fileOf[line.part()],
                                        before[line.part()] + line.line(),
                                        line.reason(),
                                        line.message(),
                                        line.raw())),
                        SET_ASIDE);
        return Optional.of(contested == null ? rejected : rejected.unionByName(contested.setAside()));
    }

    private Input input(int index) {
        return inputs.stream()
                .filter(input -> input.index() == index)
                .findFirst()
                .orElseThrow();
    }

    private String folder(LakeTable table) {
        return lake.root() + "/" + table.directory();
    }

    private static RunFacts facts(String id, Instant knownAt) {
        return new RunFacts(id, ChronoUnit.MICROS.between(Instant.EPOCH, knownAt));
    }

    private static String since(Instant begun) {
        return "%.1f s".formatted(Duration.between(begun, Instant.now()).toMillis() / 1000.0);
    }

    @Override
    public void close() {
        jobs.close();
        if (contested != null) {
            contested.release();
        }
    }
}
