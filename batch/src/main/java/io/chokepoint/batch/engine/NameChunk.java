package io.chokepoint.batch.engine;

import java.io.ByteArrayOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.Tuple2;

/** Names of holders on their way to the partition of their holders. */
final class NameChunk implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long[] numbers;
    private final int[] ends;
    private final byte[] names;

    private NameChunk(long[] numbers, int[] ends, byte[] names) {
        this.numbers = numbers;
        this.ends = ends;
        this.names = names;
    }

    /**
     * A dictionary by partition of holders.
     *
     * @param holders rows (holder_id, holder)
     */
    static JavaPairRDD<Integer, NameChunk> of(Dataset<Row> holders, int partitions) {
        return holders.select("holder_id", "holder")
                .queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitionsToPair(rows -> chunks(rows, partitions))
                .partitionBy(new HashPartitioner(partitions));
    }

    private static Iterator<Tuple2<Integer, NameChunk>> chunks(Iterator<InternalRow> rows, int partitions) {
        Builder[] builders = new Builder[partitions];
        while (rows.hasNext()) {
            InternalRow row = rows.next();
            long number = row.getLong(0);
            int partition = HolderHash.partition(HolderHash.ofHolder(0, number, 0), partitions);
            if (builders[partition] == null) {
                builders[partition] = new Builder();
            }
            builders[partition].add(number, row.getUTF8String(1).getBytes());
        }
        List<Tuple2<Integer, NameChunk>> chunks = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            if (builders[partition] != null) {
                chunks.add(new Tuple2<>(partition, builders[partition].chunk()));
            }
        }
        return chunks.iterator();
    }

    int size() {
        return numbers.length;
    }

    long number(int i) {
        return numbers[i];
    }

    byte[] name(int i) {
        return Arrays.copyOfRange(names, i == 0 ? 0 : ends[i - 1], ends[i]);
    }

    private static final class Builder {
        private long[] numbers = new long[16];
        private int[] ends = new int[16];
        private final ByteArrayOutputStream names = new ByteArrayOutputStream();
        private int size;

        void add(long number, byte[] name) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
                ends = Arrays.copyOf(ends, 2 * size);
            }
            names.writeBytes(name);
            numbers[size] = number;
            ends[size++] = names.size();
        }

        NameChunk chunk() {
            return new NameChunk(Arrays.copyOf(numbers, size), Arrays.copyOf(ends, size), names.toByteArray());
        }
    }
}
