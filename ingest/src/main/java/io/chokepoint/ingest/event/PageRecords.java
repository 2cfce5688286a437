package io.chokepoint.ingest.event;

import io.chokepoint.ingest.read.Expansion;
import io.chokepoint.ingest.read.Fields;
import io.chokepoint.ingest.read.SourceRecord;
import io.chokepoint.ingest.value.RowRejected;
import java.util.List;

/** Some logs of a page that was collected, as {@link LogRecords} takes them; a log that is not meant is no record. */
record PageRecords(LogFilter filter, LandedTimes times, LogRecords records) implements Expansion {
    @Override
    public List<SourceRecord> of(SourceRecord record) {
        if (record.rejected() != null) {
            return List.of(record);
        }
        try {
            if (!filter.passes(record.fields())) {
                return List.of();
            }
        } catch (RowRejected unreadable) {
            return List.of(new SourceRecord(record.number(), record.raw(), null, unreadable));
        }
        Fields timed = times.complete(record.fields());
        // A log that was removed is taken apart as it was before.
        Fields whole = filter.removed() ? field -> field.equals("removed") ? null : timed.text(field) : timed;
        return records.of(new SourceRecord(record.number(), record.raw(), whole, null));
    }
}
