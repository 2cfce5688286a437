package io.chokepoint.batch.engine;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Balances between days, a file for each partition of holders, on any file system that Hadoop knows: what a day starts from,
 * and what it leaves to the next.
 *
 * <p>A file holds its format's version, the number of partitions, the groups with their wideness, and the entries of
 * {@link BalanceTable} whose sum is not zero, little-endian. {@code _SUCCESS} stands beside the files once all are written.
 */
public final class BalanceSnapshot implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;
    private static final int BUFFER_ENTRIES = 1 << 14;
    private static final String COMPLETE = "_SUCCESS";

    private final String opening;
    private final String closing;
    private final int partitions;
    private final SerializableConfiguration hadoop;

    /**
     * Balances of one run.
     *
     * @param opening folder of the balances that the run starts from; null for none
     * @param closing folder for those that it leaves; null when nobody wants them
     * @param partitions partitions of holders of the run
     */
    BalanceSnapshot(String opening, String closing, int partitions, Configuration hadoop) {
        this.opening = opening;
        this.closing = closing;
        this.partitions = partitions;
        this.hadoop = new SerializableConfiguration(hadoop);
    }

    /**
     * The number of partitions of a complete snapshot.
     *
     * @throws IllegalArgumentException when the folder holds no complete snapshot
     */
    static int partitionsOf(String folder, Configuration hadoop) {
        try {
            Path path = new Path(folder);
            FileSystem files = path.getFileSystem(hadoop);
            if (!files.exists(new Path(path, COMPLETE))) {
                throw new IllegalArgumentException(
                        "%s holds no complete balances; write them with closing balances first".formatted(folder));
            }
            return files.globStatus(new Path(path, "balances-*")).length;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read balances in " + folder, e);
        }
    }

    /** Says that all files of the closing balances are written. */
    void complete() {
        if (closing != null) {
            Path path = new Path(closing, COMPLETE);
            try {
                path.getFileSystem(hadoop.value()).create(path, true).close();
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot complete balances in " + closing, e);
            }
        }
    }

    void open(int partition, BalanceTable table, GroupNumbers numbers) {
        if (opening == null) {
            return;
        }
        Path path = file(opening, partition);
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(path.getFileSystem(hadoop.value()).open(path), 1 << 16))) {
            if (in.readInt() != VERSION || in.readInt() != partitions) {
                throw new IOException("it was written by another version or for another number of partitions");
            }
            int[] groups = readGroups(in, numbers);
            readEntries(in, table, groups);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read balances from " + path, e);
        }
    }

    private static int[] readGroups(DataInputStream in, GroupNumbers numbers) throws IOException {
        int[] groups = new int[in.readInt()];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = numbers.of(GroupKey.of(in.readNBytes(in.readInt())));
            if (in.readBoolean()) {
                numbers.markWide(groups[i]);
            }
        }
        return groups;
    }

    private static void readEntries(DataInputStream in, BalanceTable table, int[] groups) throws IOException {
        long left = in.readLong();
        table.reserve(left);
        byte[] buffer = new byte[BUFFER_ENTRIES * LegCombiner.ENTRY_BYTES];
        while (left > 0) {
            int bytes = (int) Math.min(left, BUFFER_ENTRIES) * LegCombiner.ENTRY_BYTES;
            in.readFully(buffer, 0, bytes);
            table.add(buffer, bytes, groups);
            left -= bytes / LegCombiner.ENTRY_BYTES;
        }
    }

    void close(int partition, BalanceTable table, GroupNumbers numbers) {
        if (closing == null) {
            return;
        }
        Path path = file(closing, partition);
        try (DataOutputStream out =
                new DataOutputStream(path.getFileSystem(hadoop.value()).create(path, true))) {
            out.writeInt(VERSION);
            out.writeInt(partitions);
            out.writeInt(numbers.size());
            for (int group = 0; group < numbers.size(); group++) {
                byte[] name = numbers.key(group).bytes();
                out.writeInt(name.length);
                out.write(name);
                out.writeBoolean(numbers.isWide(group));
            }
            writeEntries(out, table);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write balances to " + path, e);
        }
    }

    private static void writeEntries(DataOutputStream out, BalanceTable table) throws IOException {
        long[] entries = table.entries();
        long count = 0;
        for (int at = 0; at < entries.length; at += BalanceTable.WORDS) {
            count += isKept(entries, at) ? 1 : 0;
        }
        out.writeLong(count);
        byte[] buffer = new byte[BUFFER_ENTRIES * LegCombiner.ENTRY_BYTES];
        int length = 0;
        for (int at = 0; at < entries.length; at += BalanceTable.WORDS) {
            if (isKept(entries, at)) {
                for (int word = 0; word < BalanceTable.WORDS; word++) {
                    LegCombiner.LONGS.set(buffer, length + Long.BYTES * word, entries[at + word]);
                }
                length += LegCombiner.ENTRY_BYTES;
                if (length == buffer.length) {
                    out.write(buffer, 0, length);
                    length = 0;
                }
            }
        }
        out.write(buffer, 0, length);
    }

    private static boolean isKept(long[] entries, int at) {
        return BalanceTable.isUsed(entries, at) && (entries[at + 3] | entries[at + 4]) != 0;
    }

    private static Path file(String folder, int partition) {
        return new Path(folder, "balances-%05d".formatted(partition));
    }
}
