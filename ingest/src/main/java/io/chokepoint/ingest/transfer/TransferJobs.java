package io.chokepoint.ingest.transfer;

import io.chokepoint.ingest.parquet.DataFile;
import io.chokepoint.ingest.read.LinePart;
import io.chokepoint.ingest.read.SourceRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;

/** The jobs by which lines become files of the lake. Chunks stand on disk between them, until this is closed. */
public final class TransferJobs implements AutoCloseable {
    /** So many contested keys go to every task at the most. */
    private static final int MOST_CONTESTED = 2_000_000;

    private static final int KEYS_OF_A_RANGE = 4_000_000;
    private static final int SMALLEST_LINE = 150;
    // Text is packed to a third or so.
    private static final int PACKED = 3;

    private final JavaSparkContext context;
    private final SerializableConfiguration hadoop;
    private final List<LinePart> parts;
    private final Broadcast<List<TransferSource>> sources;
    private final int[] networks;
    private final JavaRDD<ChunkReader.Group> groups;
    private final JavaRDD<TransferChunk> chunks;
    private JavaRDD<HolderRange> ranges;
    private HolderRanges bounds;

    /**
     * What was read.
     *
     * @param contested hashes of keys that stand there more than once or in the lake as well, ascending; null if they are too
     *     many
     */
    public record Found(List<ChunkSummary> chunks, long[] contested) {}

    /** Hashes of keys that the lake has. */
    private record Known(long[] keys) implements java.io.Serializable {}

    /** Sends numbers of partitions to these partitions. */
    private static final class Direct extends Partitioner {
        private static final long serialVersionUID = 1L;
        private final int count;

        Direct(int count) {
            this.count = count;
        }

        @Override
        public int numPartitions() {
            return count;
        }

        @Override
        public int getPartition(Object key) {
            return (Integer) key;
        }
    }

    /**
     * Jobs over some parts.
     *
     * @param bytes that one task reads
     * @param sourceOf by part, the position of its source
     */
    public TransferJobs(
            JavaSparkContext context,
            Configuration configuration,
            List<LinePart> parts,
            long bytes,
            int[] sourceOf,
            List<TransferSource> sources) {
        this.context = context;
        this.hadoop = new SerializableConfiguration(configuration);
        this.parts = parts;
        this.sources = context.broadcast(sources);
        this.networks =
                sources.stream().mapToInt(source -> source.network().hashCode()).toArray();
        List<ChunkReader.Group> grouped = grouped(parts, bytes, sourceOf);
        this.groups = context.parallelize(grouped, grouped.size());
        Broadcast<List<TransferSource>> meanings = this.sources;
        SerializableConfiguration files = hadoop;
        this.chunks = groups.flatMap(
                        group -> new ChunkReader(group, meanings.value().get(group.source()), files.value()))
                .persist(StorageLevel.DISK_ONLY());
    }

    /** The networks of the sources, as {@link Keys#in} has them. */
    public int[] networks() {
        return networks;
    }

    /** Hashes of keys, from rows (network, transaction_hash, log_index). */
    public static JavaRDD<long[]> keys(JavaRDD<Row> rows) {
        return rows.mapPartitions(all -> {
            LongList keys = new LongList();
            long[] one = new long[1];
            while (all.hasNext()) {
                Row row = all.next();
                byte[] hash = row.getString(1).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
                // A hash of another form is of no line that comes as typed columns.
                if (hash.length == 2 + TransferChunk.HASH) {
                    one[0] = Keys.in(row.getString(0).hashCode(), Keys.of(hash, 2, row.getLong(2)));
                    keys.add(one);
                }
            }
            return List.of(Arrays.copyOf(keys.values, keys.size)).iterator();
        });
    }

    private static List<ChunkReader.Group> grouped(List<LinePart> parts, long most, int[] sourceOf) {
        List<ChunkReader.Group> groups = new ArrayList<>();
        List<ChunkReader.Part> open = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < parts.size(); i++) {
            if (!open.isEmpty() && (bytes + parts.get(i).bytes() > most || sourceOf[i] != sourceOf[i - 1])) {
                groups.add(new ChunkReader.Group(sourceOf[i - 1], open));
                open.clear();
                bytes = 0;
            }
            open.add(new ChunkReader.Part(i, parts.get(i)));
            bytes += parts.get(i).bytes();
        }
        groups.add(new ChunkReader.Group(sourceOf[parts.size() - 1], open));
        return groups;
    }

    /**
     * Reads all parts, and finds the keys that may be there twice.
     *
     * @param known hashes of keys that the lake has, as {@link Keys#in} makes them; null if it has none
     * @param knownRows about how many these are
     */
    public Found read(JavaRDD<long[]> known, long knownRows) {
        long bytes = parts.stream().mapToLong(LinePart::bytes).sum();
        int ranges = (int) Math.max(1, (PACKED * bytes / SMALLEST_LINE + knownRows) / KEYS_OF_A_RANGE);
        int[] ofSources = networks;
        JavaPairRDD<Integer, Object> sent = chunks.flatMapToPair(chunk -> {
            List<Tuple2<Integer, Object>> pairs = new ArrayList<>();
            long[] keys = new long[chunk.rows];
            for (int row = 0; row < chunk.rows; row++) {
                keys[row] = Keys.in(ofSources[chunk.source], chunk.key(row));
            }
            send(keys, ranges, (range, part) -> pairs.add(new Tuple2<>(range, part)));
            pairs.add(new Tuple2<>(ranges, ChunkSummary.of(chunk)));
            return pairs.iterator();
        });
        if (known != null) {
            sent = sent.union(known.flatMapToPair(keys -> {
                List<Tuple2<Integer, Object>> pairs = new ArrayList<>();
                send(keys, ranges, (range, part) -> pairs.add(new Tuple2<>(range, new Known(part))));
                return pairs.iterator();
            }));
        }
        int most = 2 * MOST_CONTESTED / ranges + 1000;
        List<Object> found = sent.partitionBy(new Direct(ranges + 1))
                .mapPartitions(pairs -> compared(pairs, most))
                .collect();
        List<ChunkSummary> summaries = new ArrayList<>();
        List<long[]> contested = new ArrayList<>();
        boolean few = true;
        for (Object each : found) {
            if (each instanceof ChunkSummary summary) {
                summaries.add(summary);
            } else {
                contested.add((long[]) each);
                few &= ((long[]) each).length <= most;
            }
        }
        long[] all = contested.stream().flatMapToLong(LongStream::of).sorted().toArray();
        return new Found(summaries, few && all.length <= MOST_CONTESTED ? all : null);
    }

    private static void send(long[] keys, int ranges, java.util.function.BiConsumer<Integer, long[]> each) {
        int[] sizes = new int[ranges];
        for (long key : keys) {
            sizes[Keys.range(key, ranges)]++;
        }
        long[][] parts = new long[ranges][];
        for (int range = 0; range < ranges; range++) {
            parts[range] = new long[sizes[range]];
        }
        for (long key : keys) {
            int range = Keys.range(key, ranges);
            parts[range][--sizes[range]] = key;
        }
        for (int range = 0; range < ranges; range++) {
            if (parts[range].length > 0) {
                each.accept(range, parts[range]);
            }
        }
    }

    private static Iterator<Object> compared(Iterator<Tuple2<Integer, Object>> pairs, int most) {
        List<Object> result = new ArrayList<>();
        LongList here = new LongList();
        LongList lake = new LongList();
        while (pairs.hasNext()) {
            Object value = pairs.next()._2();
            if (value instanceof ChunkSummary) {
                result.add(value);
            } else if (value instanceof Known known) {
                lake.add(known.keys());
            } else {
                here.add((long[]) value);
            }
        }
        long[] contested = Keys.contested(here.values, here.size, lake.values, lake.size);
        result.add(contested.length > most ? Arrays.copyOf(contested, most + 1) : contested);
        return result.iterator();
    }

    /** Numbers that are gathered. */
    private static final class LongList {
        private long[] values = new long[1024];
        private int size;

        void add(long[] more) {
            if (size + more.length > values.length) {
                values = Arrays.copyOf(values, Math.max(size + more.length, values.length + (values.length >> 1)));
            }
            System.arraycopy(more, 0, values, size, more.length);
            size += more.length;
        }
    }

    /** Makes a row of a record; its number counts from the begin of its part. */
    @FunctionalInterface
    public interface ToRow extends java.io.Serializable {
        Row row(int part, LinePart lines, SourceRecord record);
    }

    /** Reads all parts again, for the rows whose keys are contested. */
    public JavaRDD<Row> contested(long[] keys, ToRow mapper) {
        Broadcast<long[]> wanted = context.broadcast(keys);
        Broadcast<List<TransferSource>> meanings = sources;
        SerializableConfiguration files = hadoop;
        int[] ofSources = networks;
        return groups.flatMap(group -> {
            TransferSource source = meanings.value().get(group.source());
            return new ContestedRows(group, source, files.value(), wanted.value(), ofSources[group.source()], mapper);
        });
    }

    /**
     * Brings the holders of accepted rows together by their addresses.
     *
     * @param known rows (holder_id, holder) of the lake's dictionary; null if there is none
     * @return how many holders of each range the lake lacks
     */
    public long[] holders(Found found, Accepted accepted, JavaRDD<Row> known) {
        long count = found.chunks().stream().mapToLong(ChunkSummary::holders).sum();
        bounds = HolderRanges.of(
                count,
                found.chunks().stream()
                        .flatMapToLong(chunk -> LongStream.of(chunk.sample()))
                        .toArray());
        HolderRanges cut = bounds;
        Broadcast<Accepted> which = context.broadcast(accepted);
        JavaPairRDD<Integer, HolderBlock> sent = chunks.mapPartitionsWithIndex(
                        (partition, all) -> {
                            List<Tuple2<Integer, HolderBlock>> pairs = new ArrayList<>();
                            for (int ordinal = 0; all.hasNext(); ordinal++) {
                                send(all.next(), partition, ordinal, which.value(), cut, pairs);
                            }
                            return pairs.iterator();
                        },
                        true)
                .mapToPair(pair -> pair);
        if (known != null) {
            sent = sent.union(known.mapPartitionsToPair(rows -> known(rows, cut)));
        }
        ranges = sent.partitionBy(new Direct(cut.count()))
                .mapPartitions(pairs -> List.of(HolderRange.of(pairs)).iterator())
                .persist(StorageLevel.DISK_ONLY());
        return ranges.map(HolderRange::added).collect().stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    private static void send(
            TransferChunk chunk,
            int partition,
            int ordinal,
            Accepted accepted,
            HolderRanges cut,
            List<Tuple2<Integer, HolderBlock>> pairs) {
        boolean[] used = used(chunk, accepted.of(chunk));
        HolderSet[] sets = new HolderSet[cut.count()];
        for (int holder = 0; holder < used.length; holder++) {
            if (used[holder]) {
                int range = cut.of(chunk.holders.first(holder));
                if (sets[range] == null) {
                    sets[range] = new HolderSet();
                }
                sets[range].append(chunk.holders, holder);
            }
        }
        for (int range = 0; range < sets.length; range++) {
            if (sets[range] != null) {
                pairs.add(new Tuple2<>(range, new HolderBlock(partition, ordinal, sets[range], null)));
            }
        }
    }

    /** By position, whether an accepted row names the holder; nobody is none. */
    private static boolean[] used(TransferChunk chunk, boolean[] taken) {
        boolean[] used = new boolean[chunk.holders.size()];
        for (int row = 0; row < chunk.rows; row++) {
            if (taken == null || taken[row]) {
                used[chunk.sender[row]] = true;
                used[chunk.recipient[row]] = true;
            }
        }
        for (int holder = 0; holder < used.length; holder++) {
            used[holder] &= !chunk.holders.isZero(holder);
        }
        return used;
    }

    private static Iterator<Tuple2<Integer, HolderBlock>> known(Iterator<Row> rows, HolderRanges cut) {
        HolderSet[] sets = new HolderSet[cut.count()];
        LongList[] numbers = new LongList[sets.length];
        HolderSet one = new HolderSet();
        while (rows.hasNext()) {
            Row row = rows.next();
            one.clear();
            // Other texts are never the address of anybody.
            if (one.add(row.getString(1)) == 0) {
                int range = cut.of(one.first(0));
                if (sets[range] == null) {
                    sets[range] = new HolderSet();
                    numbers[range] = new LongList();
                }
                sets[range].append(one, 0);
                numbers[range].add(new long[] {row.getLong(0)});
            }
        }
        List<Tuple2<Integer, HolderBlock>> pairs = new ArrayList<>();
        for (int range = 0; range < sets.length; range++) {
            if (sets[range] != null) {
                long[] all = Arrays.copyOf(numbers[range].values, numbers[range].size);
                pairs.add(new Tuple2<>(range, new HolderBlock(HolderBlock.KNOWN, 0, sets[range], all)));
            }
        }
        return pairs.iterator();
    }

    /**
     * Writes the holders that the lake lacks.
     *
     * @param firsts the number of the first of each range
     * @param added how many each range has, as {@link #holders} says
     */
    public List<DataFile> writeHolders(long[] firsts, long[] added, String table, RunFacts run) {
        SerializableConfiguration files = hadoop;
        return ranges.mapPartitionsWithIndex(
                        (range, all) -> added[range] == 0
                                ? Collections.<DataFile>emptyIterator()
                                : List.of(HolderFiles.write(all.next(), firsts[range], table, files.value(), run))
                                        .iterator(),
                        true)
                .collect();
    }

    /**
     * Writes the accepted transfers.
     *
     * @param firsts as {@link #writeHolders}
     * @param series numbers by subject
     */
    public List<DataFile> writeTransfers(
            long[] firsts, Accepted accepted, Map<String, Integer> series, String table, RunFacts run) {
        SerializableConfiguration files = hadoop;
        HolderRanges cut = bounds;
        Broadcast<Accepted> which = context.broadcast(accepted);
        Broadcast<Map<String, Integer>> numbered = context.broadcast(series);
        Broadcast<List<TransferSource>> meanings = sources;
        JavaRDD<HolderRange.Numbers> told = ranges.mapPartitionsWithIndex(
                        (range, all) -> {
                            List<Tuple2<Integer, HolderRange.Numbers>> pairs = new ArrayList<>();
                            all.next()
                                    .tell(
                                            firsts[range],
                                            range,
                                            (partition, numbers) -> pairs.add(new Tuple2<>(partition, numbers)));
                            return pairs.iterator();
                        },
                        true)
                .mapToPair(pair -> pair)
                .partitionBy(new Direct(chunks.getNumPartitions()))
                .values();
        return chunks.zipPartitions(told, (all, numbers) -> {
                    TransferFiles writer =
                            new TransferFiles(table, files.value(), run, meanings.value(), numbered.value());
                    return written(writer, all, numbers, which.value(), cut);
                })
                .collect();
    }

    private static Iterator<DataFile> written(
            TransferFiles writer,
            Iterator<TransferChunk> chunks,
            Iterator<HolderRange.Numbers> told,
            Accepted accepted,
            HolderRanges cut) {
        Map<Integer, long[][]> byChunk = new HashMap<>();
        told.forEachRemaining(numbers ->
                byChunk.computeIfAbsent(numbers.ordinal(), ordinal -> new long[cut.count()][])[numbers.range()] =
                        numbers.numbers());
        List<DataFile> files = new ArrayList<>();
        for (int ordinal = 0; chunks.hasNext(); ordinal++) {
            TransferChunk chunk = chunks.next();
            boolean[] taken = accepted.of(chunk);
            boolean[] used = used(chunk, taken);
            long[] numbers = new long[used.length];
            int[] next = new int[cut.count()];
            long[][] ofChunk = byChunk.remove(ordinal);
            for (int holder = 0; holder < used.length; holder++) {
                if (used[holder]) {
                    int range = cut.of(chunk.holders.first(holder));
                    numbers[holder] = ofChunk[range][next[range]++];
                }
            }
            try {
                files.addAll(writer.write(chunk, taken, numbers));
            } catch (IOException notWritten) {
                throw new UncheckedIOException(notWritten);
            }
        }
        return files.iterator();
    }

    /** The lines that were set aside. */
    public JavaRDD<RejectedLine> rejected() {
        return chunks.flatMap(chunk -> chunk.rejected.iterator());
    }

    @Override
    public void close() {
        // Waited for: Spark complains of what is still to be removed when it stops.
        chunks.unpersist(true);
        if (ranges != null) {
            ranges.unpersist(true);
        }
        sources.unpersist(true);
    }
}
