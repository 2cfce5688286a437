package io.chokepoint.batch.parquet;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;

/**
 * A part of a file: the row groups whose middle lies in it.
 *
 * @param file on any file system that Hadoop knows
 * @param start in bytes
 * @param end in bytes, exclusive
 */
public record FileRange(String file, long start, long end) implements Serializable {
    /** To open a file costs about as much as to read so many bytes. */
    private static final long OPENING = 4L << 20;

    /**
     * Shares files out to tasks, the largest parts first, so that tasks end together.
     *
     * @param bytesByTask about what one task reads; a larger file is cut
     */
    public static List<List<FileRange>> byTask(List<FileStatus> files, long bytesByTask) {
        List<FileRange> ranges = new ArrayList<>();
        for (FileStatus file : files) {
            for (long start = 0; start < file.getLen(); start += bytesByTask) {
                ranges.add(
                        new FileRange(file.getPath().toString(), start, Math.min(file.getLen(), start + bytesByTask)));
            }
        }
        ranges.sort(Comparator.comparingLong(FileRange::bytes).reversed());
        List<List<FileRange>> tasks = new ArrayList<>();
        long taken = bytesByTask;
        for (FileRange range : ranges) {
            if (taken + range.bytes() > bytesByTask) {
                tasks.add(new ArrayList<>());
                taken = 0;
            }
            tasks.get(tasks.size() - 1).add(range);
            taken += range.bytes() + OPENING;
        }
        return tasks;
    }

    private long bytes() {
        return end - start;
    }
}
