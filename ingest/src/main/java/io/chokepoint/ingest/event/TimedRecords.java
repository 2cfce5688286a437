package io.chokepoint.ingest.event;

import io.chokepoint.ingest.read.Expansion;
import io.chokepoint.ingest.read.SourceRecord;
import java.util.List;

/** Logs as {@link LogRecords} takes them, with the times of their blocks. */
record TimedRecords(LogTimes times, LogRecords records) implements Expansion {
    @Override
    public List<SourceRecord> of(SourceRecord record) {
        return record.rejected() != null
                ? List.of(record)
                : records.of(new SourceRecord(record.number(), record.raw(), times.complete(record.fields()), null));
    }
}
