package io.chokepoint.ingest.read;

import io.chokepoint.ingest.value.RowRejected;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;

/**
 * A file to be read, and what its records mean.
 *
 * @param fileIndex position of the file in the run
 */
public record ReadTask(int fileIndex, SourceFile file, Layout layout, RowMapper mapper) implements Serializable {

    /**
     * Opens the file and reads its rows as they are asked for; closed at the end of the Spark task.
     *
     * <p>If the file turns out to be refused, the last row is rejected with a reason of scope FILE.
     */
    Iterator<Row> rows(Configuration configuration) {
        Records records = open(configuration);
        TaskContext task = TaskContext.get();
        if (task != null) {
            task.addTaskCompletionListener(done -> {
                try {
                    records.close();
                } catch (IOException notClosed) {
                    throw new UncheckedIOException(notClosed);
                }
            });
        }
        return new RowIterator(records);
    }

    Records open(Configuration configuration) {
        InputStream in = null;
        try {
            in = file.open(configuration);
            return layout.format() == Layout.Format.JSON
                    ? JsonRecords.of(in, layout, file.uri())
                    : LineRecords.of(in, layout, file.uri());
        } catch (IOException | RuntimeException notOpened) {
            if (in != null) {
                try {
                    in.close();
                } catch (IOException notClosed) {
                    notOpened.addSuppressed(notClosed);
                }
            }
            throw notOpened instanceof IOException failure ? file.unreadable(failure) : (RuntimeException) notOpened;
        }
    }

    private final class RowIterator implements Iterator<Row> {
        private final Records records;
        private final ArrayDeque<SourceRecord> elements = new ArrayDeque<>();
        private SourceRecord next;
        private boolean refusedAlready;

        private RowIterator(Records records) {
            this.records = records;
            this.next = read();
        }

        private SourceRecord read() {
            if (layout.each() == null) {
                return whole();
            }
            while (elements.isEmpty()) {
                SourceRecord record = whole();
                if (record == null) {
                    return null;
                }
                elements.addAll(layout.each().of(record));
            }
            return elements.poll();
        }

        private SourceRecord whole() {
            try {
                return records.next();
            } catch (IOException failure) {
                return refusal(file.unreadable(failure));
            } catch (RefusedFile refused) {
                return refusal(refused);
            }
        }

        // As a row rather than as an exception: exceptions lose their type on the way out of Spark, after its retries.
        private SourceRecord refusal(RefusedFile refused) {
            refusedAlready = true;
            return SourceRecord.rejected(0, "", new RowRejected(refused.reason(), refused.detail()));
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Row next() {
            if (next == null) {
                throw new NoSuchElementException();
            }
            Row row = mapper.row(fileIndex, next);
            next = refusedAlready && elements.isEmpty() ? null : read();
            return row;
        }
    }
}
