package io.chokepoint.batch.engine;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Balances between days, a file for each partition of holders, on any file system that Hadoop knows: what a day starts from,
 * and what it leaves to the next.
 *
 * <p>A file holds its format's version, the number of partitions, whether holders are addresses, the groups, for each cell
 * blocks of {@link LegEntries}, each after its number of words, until a length of zero, and at last the groups that left the fast path.
 * {@code _SUCCESS} stands beside the files once all are written.
 */
public final class BalanceSnapshot implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;
    private static final int BLOCK = 1 << 15;
    private static final int BUFFER = BLOCK * Long.BYTES;
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

    /** Opens a partition's balances, and tells the task of their groups. */
    Reader open(int partition, GroupNumbers groups) {
        return new Reader(opening == null ? null : file(opening, partition), groups);
    }

    /** Begins a partition's closing balances; all groups are known. */
    Writer close(int partition, GroupNumbers groups, boolean addresses) {
        return new Writer(closing == null ? null : file(closing, partition), groups, addresses);
    }

    private static Path file(String folder, int partition) {
        return new Path(folder, "balances-%05d".formatted(partition));
    }

    /** Reads the balances of one partition, cell by cell. */
    final class Reader implements Closeable {
        private final Path path;
        private final DataInputStream in;
        private final boolean addresses;
        private final int[] numbers;
        private final GroupNumbers groups;
        private final byte[] bytes;
        private final long[] words;
        private int cellsLeft = HolderHash.CELLS;

        private Reader(Path path, GroupNumbers groups) {
            this.path = path;
            this.groups = groups;
            this.bytes = new byte[path == null ? 0 : BUFFER];
            this.words = new long[path == null ? 0 : BLOCK];
            try {
                this.in = path == null
                        ? null
                        : new DataInputStream(new BufferedInputStream(
                                path.getFileSystem(hadoop.value()).open(path), BUFFER));
                if (in != null && (in.readInt() != VERSION || in.readInt() != partitions)) {
                    throw new IOException("it was written by another version or for another number of partitions");
                }
                this.addresses = in != null && in.readBoolean();
                this.numbers = new int[in == null ? 0 : in.readInt()];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = groups.of(GroupKey.of(in.readNBytes(in.readInt())));
                }
            } catch (IOException e) {
                throw failed(e);
            }
        }

        boolean addresses() {
            return addresses;
        }

        /** Adds the balances of all cells. */
        void readAll(BalanceTable table) {
            for (int cell = 0; cell < HolderHash.CELLS; cell++) {
                read(table);
            }
        }

        /** Adds the balances of the next cell. */
        void read(BalanceTable table) {
            if (in == null) {
                return;
            }
            try {
                for (int length = in.readInt(); length > 0; length = in.readInt()) {
                    in.readFully(bytes, 0, length * Long.BYTES);
                    WordBytes.read(bytes, words, 0, length);
                    LegEntries.addTo(table, words, length, addresses, numbers);
                }
                if (--cellsLeft == 0) {
                    for (int left = in.readInt(); left > 0; left--) {
                        groups.markWide(numbers[in.readInt()]);
                    }
                }
            } catch (IOException e) {
                throw failed(e);
            }
        }

        private UncheckedIOException failed(IOException e) {
            return new UncheckedIOException("Cannot read balances from " + path + ": " + e.getMessage(), e);
        }

        @Override
        public void close() {
            try {
                if (in != null) {
                    in.close();
                }
            } catch (IOException e) {
                throw failed(e);
            }
        }
    }

    /** Writes the balances of one partition, cell by cell. */
    final class Writer implements Closeable {
        private final Path path;
        private final DataOutputStream out;
        private final boolean addresses;
        private final GroupNumbers groups;
        private int cellsLeft = HolderHash.CELLS;
        private final long[] block = new long[BLOCK];
        private final byte[] bytes = new byte[BUFFER];
        private int length;

        private Writer(Path path, GroupNumbers groups, boolean addresses) {
            this.path = path;
            this.addresses = addresses;
            this.groups = groups;
            try {
                this.out = path == null
                        ? null
                        : new DataOutputStream(
                                path.getFileSystem(hadoop.value()).create(path, true));
                if (out != null) {
                    begin(groups);
                }
            } catch (IOException e) {
                throw failed(e);
            }
        }

        private void begin(GroupNumbers groups) throws IOException {
            out.writeInt(VERSION);
            out.writeInt(partitions);
            out.writeBoolean(addresses);
            out.writeInt(groups.size());
            for (int group = 0; group < groups.size(); group++) {
                byte[] name = groups.key(group).bytes();
                out.writeInt(name.length);
                out.write(name);
            }
        }

        /** Writes the balances of all cells from one table. */
        void writeAll(BalanceTable table) {
            for (int cell = 0; cell < HolderHash.CELLS; cell++) {
                write(table, cell);
            }
        }

        /** Writes the balances of the next cell, of which the table has nothing but. */
        void write(BalanceTable table) {
            write(table, -1);
        }

        /** Writes what a table has of a cell, or all of it for −1; balances of zero are left out. */
        private void write(BalanceTable table, int cell) {
            if (out == null) {
                return;
            }
            long[] entries = table.entries();
            try {
                for (int at = 0; at < entries.length; at += BalanceTable.WORDS) {
                    if (BalanceTable.isUsed(entries, at)
                            && (entries[at + 3] | entries[at + 4]) != 0
                            && (cell < 0 || cell == cellOf(entries, at))) {
                        length = LegEntries.write(
                                block,
                                length,
                                addresses,
                                entries[at],
                                entries[at + 1],
                                entries[at + 2],
                                entries[at + 3],
                                entries[at + 4]);
                        if (length > BLOCK - LegEntries.LONGEST) {
                            flush();
                        }
                    }
                }
                if (length > 0) {
                    flush();
                }
                out.writeInt(0);
                if (--cellsLeft == 0) {
                    finish();
                }
            } catch (IOException e) {
                throw failed(e);
            }
        }

        private int cellOf(long[] entries, int at) {
            return HolderHash.cell(HolderHash.ofHolder(entries[at], entries[at + 1], entries[at + 2]), partitions)
                    % HolderHash.CELLS;
        }

        /** Last, for a sum may leave the fast path in the last cell. */
        private void finish() throws IOException {
            int[] wide =
                    IntStream.range(0, groups.size()).filter(groups::isWide).toArray();
            out.writeInt(wide.length);
            for (int group : wide) {
                out.writeInt(group);
            }
        }

        private void flush() throws IOException {
            WordBytes.write(block, 0, length, bytes);
            out.writeInt(length);
            out.write(bytes, 0, length * Long.BYTES);
            length = 0;
        }

        private UncheckedIOException failed(IOException e) {
            return new UncheckedIOException("Cannot write balances to " + path + ": " + e.getMessage(), e);
        }

        @Override
        public void close() {
            try {
                if (out != null) {
                    out.close();
                }
            } catch (IOException e) {
                throw failed(e);
            }
        }
    }
}
