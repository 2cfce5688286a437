package io.chokepoint.ingest.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Tuple2;

/** The job that finds which keys may be there twice: their hashes travel to ranges, where equal ones meet. */
final class ContestedKeys {
    /** So many contested keys go to every task at the most. */
    private static final int MOST_CONTESTED = 2_000_000;

    private static final int KEYS_OF_A_RANGE = 4_000_000;
    private static final int SMALLEST_LINE = 150;
    // Text is packed to a third or so.
    private static final int PACKED = 3;
    private static final int DIGITS_FROM = 2;

    /** Hashes of keys that the lake has. */
    private record Known(long[] keys) implements java.io.Serializable {}

    private ContestedKeys() {}

    /** Hashes of keys, from rows (network, transaction_hash, log_index). */
    static JavaRDD<long[]> ofLake(JavaRDD<InternalRow> rows) {
        return rows.mapPartitions(all -> {
            LongList keys = new LongList();
            UTF8String last = null;
            int network = 0;
            while (all.hasNext()) {
                InternalRow row = all.next();
                UTF8String named = row.getUTF8String(0);
                if (!named.equals(last)) {
                    last = named.copy();
                    network = named.toString().hashCode();
                }
                byte[] hash = row.getUTF8String(1).getBytes();
                // A hash of another form is of no line that comes as typed columns.
                if (hash.length == DIGITS_FROM + TransferChunk.HASH) {
                    keys.add(Keys.in(network, Keys.of(hash, DIGITS_FROM, row.getLong(2))));
                }
            }
            return List.of(keys.toArray()).iterator();
        });
    }

    /**
     * Reads all chunks.
     *
     * @param bytes of the files as stored
     * @param networks of the sources, as {@link Keys#in} has them
     * @param known hashes of keys that the lake has; null if it has none
     * @param knownRows about how many these are
     */
    static Found find(
            JavaRDD<TransferChunk> chunks, long bytes, int[] networks, JavaRDD<long[]> known, long knownRows) {
        int ranges = (int) Math.max(1, (PACKED * bytes / SMALLEST_LINE + knownRows) / KEYS_OF_A_RANGE);
        JavaPairRDD<Integer, Object> sent = chunks.mapPartitionsToPair(stored -> {
            List<Tuple2<Integer, Object>> pairs = new ArrayList<>();
            Iterator<ChunkNote> notes = ChunkNote.of(stored);
            while (notes.hasNext()) {
                ChunkNote note = notes.next();
                long[] keys = note.keys();
                int network = networks[note.summary().source()];
                for (int row = 0; row < keys.length; row++) {
                    keys[row] = Keys.in(network, keys[row]);
                }
                send(keys, ranges, (range, part) -> pairs.add(new Tuple2<>(range, part)));
                pairs.add(new Tuple2<>(ranges, note.summary()));
            }
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
        List<Object> found = sent.partitionBy(new ToPartition(ranges + 1))
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
        long[] contested = Keys.contested(here.values(), here.size(), lake.values(), lake.size());
        result.add(contested.length > most ? Arrays.copyOf(contested, most + 1) : contested);
        return result.iterator();
    }
}
