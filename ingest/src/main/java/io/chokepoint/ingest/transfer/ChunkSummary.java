package io.chokepoint.ingest.transfer;

import java.io.Serializable;
import java.util.List;

/**
 * What the driver has to know of a chunk.
 *
 * @param partition and ordinal say where it stands
 * @param holders how many distinct ones its rows name
 * @param days distinct days of its rows
 * @param tokens of its rows
 * @param tokenRows how many rows each of these has
 * @param sample some of its holders, by their first eight bytes
 * @param ended the parts that end in it
 * @param rejected how many lines of it were set aside
 */
public record ChunkSummary(
        int source,
        int holders,
        int[] days,
        List<String> tokens,
        int[] tokenRows,
        long[] sample,
        List<PartSummary> ended,
        int rejected)
        implements Serializable {
    private static final int SAMPLE = 64;

    static ChunkSummary of(TransferChunk chunk) {
        int[] rows = new int[chunk.tokens.size()];
        boolean[] used = chunk.named();
        java.util.TreeSet<Integer> days = new java.util.TreeSet<>();
        int lastDay = Integer.MIN_VALUE;
        for (int row = 0; row < chunk.rows; row++) {
            rows[chunk.token[row]]++;
            if (chunk.day(row) != lastDay) {
                lastDay = chunk.day(row);
                days.add(lastDay);
            }
        }
        int holders = 0;
        int step = Math.max(1, used.length / SAMPLE);
        long[] sample = new long[SAMPLE + 1];
        int sampled = 0;
        for (int holder = 0; holder < used.length; holder++) {
            if (used[holder]) {
                holders++;
                if (holders % step == 0 && sampled < sample.length) {
                    sample[sampled++] = chunk.holders.first(holder);
                }
            }
        }
        return new ChunkSummary(
                chunk.source,
                holders,
                days.stream().mapToInt(Integer::intValue).toArray(),
                java.util.stream.IntStream.range(0, rows.length)
                        .mapToObj(chunk.tokens::text)
                        .toList(),
                rows,
                java.util.Arrays.copyOf(sample, sampled),
                chunk.ended,
                chunk.rejected.size());
    }
}
