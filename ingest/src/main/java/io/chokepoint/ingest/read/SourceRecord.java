package io.chokepoint.ingest.read;

import io.chokepoint.ingest.value.RowRejected;

/**
 * One record of a file.
 *
 * @param number line number in CSV and JSON Lines, where a header is line 1; else position from 1
 * @param raw the record as it stands in the file; for JSON documents and Parquet, as compact JSON
 * @param fields its fields, or null if it could not be taken apart
 * @param rejected why it could not be taken apart, or null
 */
public record SourceRecord(long number, String raw, Fields fields, RowRejected rejected) {

    static SourceRecord of(long number, String raw, Fields fields) {
        return new SourceRecord(number, raw, fields, null);
    }

    static SourceRecord rejected(long number, String raw, RowRejected why) {
        return new SourceRecord(number, raw, null, why);
    }
}
