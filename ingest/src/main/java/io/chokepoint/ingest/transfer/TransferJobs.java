package io.chokepoint.ingest.transfer;

import io.chokepoint.ingest.parquet.DataFile;
import io.chokepoint.ingest.read.LinePart;
import io.chokepoint.ingest.read.SourceRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.SerializableConfiguration;

/** The jobs by which lines become files of the lake. Chunks stand on disk between them, until this is closed. */
public final class TransferJobs implements AutoCloseable {
    private final JavaSparkContext context;
    private final SerializableConfiguration hadoop;
    private final List<LinePart> parts;
    private final Broadcast<List<TransferSource>> sources;
    private final int[] networks;
    private final JavaRDD<ChunkReader.Group> groups;
    private final JavaRDD<TransferChunk> chunks;
    private HolderJobs holders;

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
        List<ChunkReader.Group> grouped = ChunkReader.Group.of(parts, bytes, sourceOf);
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

    /**
     * Reads all parts, and finds the keys that may be there twice.
     *
     * @param known rows (network, transaction_hash, log_index) that the lake has; null if it has none
     * @param knownRows about how many these are
     */
    public Found read(JavaRDD<InternalRow> known, long knownRows) {
        return ContestedKeys.find(
                chunks,
                parts.stream().mapToLong(LinePart::bytes).sum(),
                networks,
                known == null ? null : ContestedKeys.ofLake(known),
                knownRows);
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
    public long[] holders(Found found, Accepted accepted, JavaRDD<InternalRow> known) {
        holders = new HolderJobs(chunks, found, context.broadcast(accepted), known);
        return holders.added();
    }

    /**
     * Writes the holders that the lake lacks.
     *
     * @param firsts the number of the first of each range
     * @param added how many each range has, as {@link #holders} says
     */
    public List<DataFile> writeHolders(long[] firsts, long[] added, String table, RunFacts run) {
        return holders.write(firsts, added, table, run, hadoop);
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
        HolderRanges cut = holders.bounds();
        Broadcast<Accepted> which = context.broadcast(accepted);
        Broadcast<Map<String, Integer>> numbered = context.broadcast(series);
        Broadcast<List<TransferSource>> meanings = sources;
        return chunks.zipPartitions(holders.told(firsts, chunks.getNumPartitions()), (all, numbers) -> {
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
            TransferChunk chunk = chunks.next().open();
            boolean[] used = chunk.used(accepted);
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
                files.addAll(writer.write(chunk, accepted.of(chunk), numbers));
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
        if (holders != null) {
            holders.close();
        }
        sources.unpersist(true);
    }
}
