package io.chokepoint.export.pack;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads and counts rows in a thread of its own while others are written: a few batches go round and round, so that memory
 * is bounded and neither side waits for the other more than it must.
 */
final class ReadAhead implements AutoCloseable {
    private static final int BATCHES = 3;
    private static final int ROWS = 1024;

    private final RowSource source;
    private final RowTally tally;
    private final BlockingQueue<Batch> empty = new ArrayBlockingQueue<>(BATCHES);
    private final BlockingQueue<Batch> full = new ArrayBlockingQueue<>(BATCHES);
    private final Thread thread = new Thread(this::read, "export-read");

    ReadAhead(RowSource source, RowTally tally) {
        this.source = source;
        this.tally = tally;
        for (int i = 0; i < BATCHES; i++) {
            empty.add(new Batch(source.schema().width()));
        }
        thread.setDaemon(true);
        thread.start();
    }

    /** Rows that were read; the last batch has fewer than it could. */
    static final class Batch {
        private final Row[] rows = new Row[ROWS];
        private int size;
        private RuntimeException failure;

        private Batch(int width) {
            for (int i = 0; i < ROWS; i++) {
                rows[i] = new Row(width);
            }
        }

        int size() {
            return size;
        }

        Row row(int number) {
            return rows[number];
        }

        boolean isLast() {
            return size < ROWS;
        }
    }

    /**
     * The next batch, to be given back.
     *
     * @throws RuntimeException whatever reading has thrown
     */
    Batch take() {
        try {
            Batch batch = full.take();
            if (batch.failure != null) {
                throw batch.failure;
            }
            return batch;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Gives a batch back, once none of its rows is needed. */
    void giveBack(Batch batch) {
        empty.add(batch);
    }

    private void read() {
        boolean more = true;
        while (more) {
            Batch batch;
            try {
                batch = empty.take();
            } catch (InterruptedException e) {
                // The other side has given up.
                return;
            }
            more = fill(batch);
            full.add(batch);
        }
    }

    private boolean fill(Batch batch) {
        batch.size = 0;
        try {
            while (batch.size < ROWS && source.next(batch.rows[batch.size])) {
                tally.add(batch.rows[batch.size]);
                batch.size++;
            }
        } catch (RuntimeException e) {
            batch.failure = e;
            return false;
        }
        return !batch.isLast();
    }

    /** Returns when the source is read no more, so that it can be closed. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static ExportException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ExportException(Code.LOCAL_STORAGE, "Interrupted while a package is made", e);
    }
}
