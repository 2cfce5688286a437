package io.chokepoint.ingest.transfer;

import io.chokepoint.ingest.read.LineCursor;
import io.chokepoint.ingest.read.LinePart;
import io.chokepoint.ingest.read.LineTaker;
import io.chokepoint.ingest.read.RefusedFile;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;

/** Reads parts of files into chunks, as they are asked for. */
final class ChunkReader implements Iterator<TransferChunk> {
    /** Rows of a chunk: what a task holds, and a file of the lake has, at the most. */
    static final int ROWS = 1 << 19;

    private static final int AT_ONCE = 256;

    private final TransferSource source;
    private final Configuration configuration;
    private final Iterator<Part> parts;
    private final ChunkBuilder chunk;
    private Part part;
    private LineCursor cursor;
    private LineTaker taker;
    private TransferChunk next;

    /**
     * Some parts that one task reads.
     *
     * @param source position of their source in the run
     */
    record Group(int source, List<Part> parts) implements Serializable {
        Group {
            parts = List.copyOf(parts);
        }

        /** All parts in groups of one source each, and of so many bytes if they have several. */
        static List<Group> of(List<LinePart> parts, long most, int[] sourceOf) {
            List<Group> groups = new ArrayList<>();
            List<Part> open = new ArrayList<>();
            long bytes = 0;
            for (int i = 0; i < parts.size(); i++) {
                if (!open.isEmpty() && (bytes + parts.get(i).bytes() > most || sourceOf[i] != sourceOf[i - 1])) {
                    groups.add(new Group(sourceOf[i - 1], open));
                    open.clear();
                    bytes = 0;
                }
                open.add(new Part(i, parts.get(i)));
                bytes += parts.get(i).bytes();
            }
            groups.add(new Group(sourceOf[parts.size() - 1], open));
            return groups;
        }
    }

    /**
     * A part.
     *
     * @param id position in the run
     */
    record Part(int id, LinePart lines) implements Serializable {}

    ChunkReader(Group group, TransferSource source, Configuration configuration) {
        this.source = source;
        this.configuration = configuration;
        this.parts = group.parts().iterator();
        this.chunk = new ChunkBuilder(group.source(), ROWS);
        TaskContext task = TaskContext.get();
        if (task != null) {
            task.addTaskCompletionListener((TaskCompletionListener) done -> close());
        }
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = read();
        }
        return next != null;
    }

    @Override
    public TransferChunk next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        TransferChunk given = next;
        next = null;
        ChunkNote.take(given);
        return given;
    }

    private TransferChunk read() {
        while (part != null || parts.hasNext()) {
            if (part == null) {
                part = parts.next();
                chunk.begin(part.id());
            }
            try {
                if (cursor == null) {
                    cursor = part.lines().open(configuration);
                    taker = source.into(chunk, part.lines());
                }
                while (cursor.read(taker, AT_ONCE)) {
                    if (chunk.full()) {
                        return chunk.take();
                    }
                }
                chunk.end(cursor.lines(), null, null);
            } catch (RefusedFile refused) {
                // In the summary rather than as an exception: exceptions lose their type on the way out of Spark.
                chunk.end(cursor == null ? 0 : cursor.lines(), refused.reason().name(), refused.detail());
            }
            close();
            part = null;
        }
        return chunk.empty() ? null : chunk.take();
    }

    private void close() {
        if (cursor != null) {
            try {
                cursor.close();
            } catch (IOException notClosed) {
                throw new UncheckedIOException(notClosed);
            } finally {
                cursor = null;
            }
        }
    }
}
