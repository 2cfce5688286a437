package io.chokepoint.ingest.event;

import io.chokepoint.ingest.lake.Candidate;
import io.chokepoint.ingest.read.Expansion;
import io.chokepoint.ingest.read.Fields;
import io.chokepoint.ingest.read.RowMapper;
import io.chokepoint.ingest.read.SourceRecord;
import io.chokepoint.ingest.value.RowRejected;
import java.util.List;
import org.apache.spark.sql.Row;

/** Logs into the rows of one table. A log of another event is no record; one of a batch of transfers is several. */
record LogRecords(LogRows rows, LogRows.Origin origin) implements Expansion, RowMapper {

    @Override
    public List<SourceRecord> of(SourceRecord record) {
        if (record.rejected() != null) {
            return List.of(record);
        }
        try {
            if (!rows.topics().contains(EventLog.event(record.fields()))) {
                return List.of();
            }
            return rows.of(EventLog.of(record.fields()), origin).stream()
                    .map(columns -> new SourceRecord(record.number(), record.raw(), new Decoded(columns), null))
                    .toList();
        } catch (RowRejected why) {
            return List.of(new SourceRecord(record.number(), record.raw(), null, why));
        }
    }

    @Override
    public Row row(int fileIndex, SourceRecord record) {
        return record.rejected() != null
                ? Candidate.rejected(rows.table(), fileIndex, record, record.rejected())
                : Candidate.of(fileIndex, record, columns(record));
    }

    /** The columns of a record that {@link #of} has made and not rejected. */
    Object[] columns(SourceRecord record) {
        return ((Decoded) record.fields()).columns();
    }

    /** A row that is decided already; it has no fields of its own. */
    private record Decoded(Object[] columns) implements Fields {
        @Override
        public String text(String field) {
            return null;
        }
    }
}
