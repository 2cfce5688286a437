package io.chokepoint.bench.chain;

import io.chokepoint.bench.BenchException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The days of a chain that were made before, and makes the others.
 *
 * <p>A day appears whole, by one rename, or not at all. What was made for a short chain serves a longer one: only the days
 * that are missing are written, though all are made anew in memory, for each depends on those before it.
 */
public final class ChainCache {
    private static final Duration PROGRESS = Duration.ofSeconds(2);

    private final Path root;
    private final ChainShape shape;
    private final int threads;
    private final PrintStream progress;

    /**
     * @param root     folder of all that the bench keeps
     * @param threads  that write files, at least 1; the content does not depend on it
     * @param progress gets a line now and then while days are made
     */
    public ChainCache(Path root, ChainShape shape, int threads, PrintStream progress) {
        this.root = root;
        this.shape = shape;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * The first days of the chain that hold at least so many transfers.
     *
     * @throws BenchException if the disk has no room for them
     */
    public Transfers transfers(Layout layout, long count) {
        int days = shape.daysFor(count);
        return prepare(layout, days, day -> day.index() == days - 1);
    }

    /**
     * The first days of the chain up to the one that ends with about so many balances, and some more days.
     *
     * @param moreDays 1 or more
     * @throws BenchException if the disk has no room for them
     */
    public Transfers untilDaysAfter(Layout layout, long balances, int moreDays) {
        return prepare(layout, 1, new DaysAfter(balances, moreDays));
    }

    private Transfers prepare(Layout layout, int expectedDays, EndOfChain end) {
        DayFolders folders = new DayFolders(root.resolve(shape.folderName()), layout, shape);
        int index = 0;
        while (folders.has(index)) {
            long balances = folders.balances(index);
            if (end.isLast(new DayEnd(index, balances))) {
                return transfers(folders, layout, index, balances);
            }
            index++;
        }
        folders.requireRoomFor(expectedDays - index);
        return make(folders, layout, expectedDays, end);
    }

    private Transfers make(DayFolders folders, Layout layout, int expectedDays, EndOfChain end) {
        Chain chain = new Chain(shape);
        Deque<Future<?>> writes = new ArrayDeque<>();
        ExecutorService writers = Executors.newFixedThreadPool(threads);
        long said = System.nanoTime();
        try {
            for (int index = 0; ; index++) {
                DayOfTransfers day = chain.next();
                if (!folders.has(index)) {
                    int number = index;
                    writes.add(writers.submit(() -> folders.write(number, day)));
                }
                // Days wait in memory: no more of them than keep the writers busy.
                while (writes.size() > 2 * threads) {
                    finish(writes.remove());
                }
                if (System.nanoTime() - said > PROGRESS.toNanos()) {
                    said = System.nanoTime();
                    progress.printf(
                            "  Making transfers (%s): day %d%s, %,d balances%n",
                            layout.word(), index + 1, expectedDays > 1 ? " of " + expectedDays : "", day.balances());
                }
                if (end.isLast(new DayEnd(index, day.balances()))) {
                    while (!writes.isEmpty()) {
                        finish(writes.remove());
                    }
                    return transfers(folders, layout, index, day.balances());
                }
            }
        } finally {
            writers.shutdownNow();
        }
    }

    private static void finish(Future<?> write) {
        try {
            write.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted while transfers are written", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BenchException known) {
                throw known;
            }
            throw new BenchException("Cannot write transfers: " + e.getCause().getMessage(), e.getCause());
        }
    }

    private Transfers transfers(DayFolders folders, Layout layout, int last, long balances) {
        return new Transfers(folders.folder(), layout, last + 1, (last + 1L) * shape.perDay(), balances);
    }

    /**
     * @param index    of the day, from 0
     * @param balances that are positive at its end
     */
    private record DayEnd(int index, long balances) {}

    /** Asked for each day in their order; days that are made anew are asked for once more, from the first. */
    private interface EndOfChain {
        boolean isLast(DayEnd day);
    }

    private static final class DaysAfter implements EndOfChain {
        private final long balances;
        private final int moreDays;
        private int first = Integer.MAX_VALUE;

        DaysAfter(long balances, int moreDays) {
            this.balances = balances;
            this.moreDays = moreDays;
        }

        @Override
        public boolean isLast(DayEnd day) {
            if (day.balances() >= balances) {
                first = Math.min(first, day.index());
            }
            return (long) day.index() >= (long) first + moreDays;
        }
    }
}
