package io.chokepoint.ingest.transfer;

import io.chokepoint.ingest.parquet.DataFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;

/**
 * The jobs by which holders get their numbers: those of chunks travel to ranges of addresses, and their numbers travel back.
 */
final class HolderJobs {
    private final HolderRanges bounds;
    private final JavaRDD<HolderRange> ranges;

    /**
     * Jobs over the holders of accepted rows.
     *
     * @param known rows (holder_id, holder) of the lake's dictionary; null if there is none
     */
    HolderJobs(JavaRDD<TransferChunk> chunks, Found found, Broadcast<Accepted> accepted, JavaRDD<InternalRow> known) {
        bounds = HolderRanges.of(
                found.chunks().stream().mapToLong(ChunkSummary::holders).sum(),
                found.chunks().stream()
                        .flatMapToLong(chunk -> LongStream.of(chunk.sample()))
                        .toArray());
        HolderRanges cut = bounds;
        JavaPairRDD<Integer, HolderBlock> sent = chunks.mapPartitionsWithIndex(
                        (partition, all) -> {
                            List<Tuple2<Integer, HolderBlock>> pairs = new ArrayList<>();
                            for (int ordinal = 0; all.hasNext(); ordinal++) {
                                send(all.next(), partition, ordinal, accepted.value(), cut, pairs);
                            }
                            return pairs.iterator();
                        },
                        true)
                .mapToPair(pair -> pair);
        if (known != null) {
            sent = sent.union(known.mapPartitionsToPair(rows -> known(rows, cut)));
        }
        ranges = sent.partitionBy(new ToPartition(cut.count()))
                .mapPartitions(pairs -> List.of(HolderRange.of(pairs)).iterator())
                .persist(StorageLevel.DISK_ONLY());
    }

    HolderRanges bounds() {
        return bounds;
    }

    /** How many holders of each range the lake lacks. */
    long[] added() {
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
        boolean[] used = chunk.used(accepted);
        int expected = used.length / cut.count() + used.length / 64 + 1;
        HolderSet[] sets = new HolderSet[cut.count()];
        for (int holder = 0; holder < used.length; holder++) {
            if (used[holder]) {
                int range = cut.of(chunk.holders.first(holder));
                if (sets[range] == null) {
                    sets[range] = new HolderSet(expected);
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

    private static Iterator<Tuple2<Integer, HolderBlock>> known(Iterator<InternalRow> rows, HolderRanges cut) {
        HolderSet[] sets = new HolderSet[cut.count()];
        LongList[] numbers = new LongList[sets.length];
        HolderSet one = new HolderSet();
        while (rows.hasNext()) {
            InternalRow row = rows.next();
            one.clear();
            // Other texts are never the address of anybody.
            if (one.add(row.getUTF8String(1).getBytes()) == 0) {
                int range = cut.of(one.first(0));
                if (sets[range] == null) {
                    sets[range] = new HolderSet();
                    numbers[range] = new LongList();
                }
                sets[range].append(one, 0);
                numbers[range].add(row.getLong(0));
            }
        }
        List<Tuple2<Integer, HolderBlock>> pairs = new ArrayList<>();
        for (int range = 0; range < sets.length; range++) {
            if (sets[range] != null) {
                pairs.add(new Tuple2<>(
                        range, new HolderBlock(HolderBlock.KNOWN, 0, sets[range], numbers[range].toArray())));
            }
        }
        return pairs.iterator();
    }

    /**
     * Writes the holders that the lake lacks.
     *
     * @param firsts the number of the first of each range
     * @param added how many each range has, as {@link #added} says
     */
    List<DataFile> write(long[] firsts, long[] added, String table, RunFacts run, SerializableConfiguration files) {
        return ranges.mapPartitionsWithIndex(
                        (range, all) -> added[range] == 0
                                ? Collections.<DataFile>emptyIterator()
                                : List.of(HolderFiles.write(all.next(), firsts[range], table, files.value(), run))
                                        .iterator(),
                        true)
                .collect();
    }

    /**
     * The numbers of the chunks' holders, in the partitions of the chunks.
     *
     * @param firsts as {@link #write}
     * @param partitions of the chunks
     */
    JavaRDD<HolderRange.Numbers> told(long[] firsts, int partitions) {
        return ranges.mapPartitionsWithIndex(
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
                .partitionBy(new ToPartition(partitions))
                .values();
    }

    void close() {
        // Waited for: Spark complains of what is still to be removed when it stops.
        ranges.unpersist(true);
    }
}
