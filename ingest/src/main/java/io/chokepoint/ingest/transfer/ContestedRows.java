package io.chokepoint.ingest.transfer;

import io.chokepoint.ingest.read.LineCursor;
import io.chokepoint.ingest.read.LineTaker;
import io.chokepoint.ingest.read.SourceRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;

/** The rows of some parts whose keys are contested, with the lines that they were, as they are asked for. */
final class ContestedRows implements Iterator<Row> {
    private static final int AT_ONCE = 256;
    private static final int SCRATCH = 1 << 14;

    private final TransferSource source;
    private final Configuration configuration;
    private final Iterator<ChunkReader.Part> parts;
    private final long[] wanted;
    private final int network;
    private final TransferJobs.ToRow mapper;
    private final ChunkBuilder scratch;
    private final ArrayDeque<Row> rows = new ArrayDeque<>();
    private ChunkReader.Part part;
    private LineCursor cursor;
    private LineTaker taker;

    ContestedRows(
            ChunkReader.Group group,
            TransferSource source,
            Configuration configuration,
            long[] wanted,
            int network,
            TransferJobs.ToRow mapper) {
        this.source = source;
        this.configuration = configuration;
        this.parts = group.parts().iterator();
        this.wanted = wanted;
        this.network = network;
        this.mapper = mapper;
        this.scratch = new ChunkBuilder(group.source(), SCRATCH);
    }

    @Override
    public boolean hasNext() {
        while (rows.isEmpty() && (cursor != null || parts.hasNext())) {
            read();
        }
        return !rows.isEmpty();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return rows.poll();
    }

    private void read() {
        if (cursor == null) {
            part = parts.next();
            cursor = part.lines().open(configuration);
            scratch.begin(part.id());
            taker = new Noting(source.into(scratch, part.lines()));
        }
        boolean more = cursor.read(taker, AT_ONCE);
        if (scratch.full()) {
            scratch.take();
        }
        if (!more) {
            try {
                cursor.close();
            } catch (IOException notClosed) {
                throw new UncheckedIOException(notClosed);
            }
            cursor = null;
        }
    }

    /** Takes lines as the source does, and makes rows of those that count. */
    private final class Noting implements LineTaker {
        private final LineTaker inner;

        Noting(LineTaker inner) {
            this.inner = inner;
        }

        @Override
        public int usual(byte[] buffer, int at, int limit, int line) {
            int next = inner.usual(buffer, at, limit, line);
            if (next >= 0 && counts()) {
                int end = buffer[next - 2] == '\r' ? next - 2 : next - 1;
                String text = new String(buffer, at, end - at, StandardCharsets.UTF_8);
                rows.add(mapper.row(part.id(), part.lines(), part.lines().record(line, text)));
            }
            return next;
        }

        @Override
        public void other(SourceRecord record) {
            int before = scratch.rows();
            inner.other(record);
            if (scratch.rows() > before && counts()) {
                rows.add(mapper.row(part.id(), part.lines(), record));
            }
        }

        private boolean counts() {
            return Arrays.binarySearch(wanted, Keys.in(network, scratch.lastKey())) >= 0;
        }
    }
}
