package io.chokepoint.ingest.transfer;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;

/**
 * What the first job takes from a chunk. It is taken while the chunk is made, so that the task that puts a chunk on the disk need not
 * read it from there again.
 *
 * @param keys of its rows, without their network
 */
record ChunkNote(ChunkSummary summary, long[] keys) {
    private static final Map<Long, List<ChunkNote>> OF_TASKS = new ConcurrentHashMap<>();

    static ChunkNote of(TransferChunk chunk) {
        long[] keys = new long[chunk.rows];
        for (int row = 0; row < chunk.rows; row++) {
            keys[row] = chunk.key(row);
        }
        return new ChunkNote(ChunkSummary.of(chunk), keys);
    }

    /** Keeps the note of a chunk that this task has made. */
    static void take(TransferChunk chunk) {
        TaskContext task = TaskContext.get();
        if (task == null) {
            return;
        }
        OF_TASKS.computeIfAbsent(task.taskAttemptId(), id -> {
                    task.addTaskCompletionListener((TaskCompletionListener) done -> OF_TASKS.remove(id));
                    return new ArrayList<>();
                })
                .add(of(chunk));
    }

    /**
     * The notes of a partition's chunks.
     *
     * @param stored the chunks; read if another task has made them
     */
    static Iterator<ChunkNote> of(Iterator<TransferChunk> stored) {
        List<ChunkNote> taken = OF_TASKS.remove(TaskContext.get().taskAttemptId());
        if (taken != null) {
            return taken.iterator();
        }
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return stored.hasNext();
            }

            @Override
            public ChunkNote next() {
                return of(stored.next().open());
            }
        };
    }
}
