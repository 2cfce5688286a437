package io.chokepoint.ingest.lake;

import io.chokepoint.ingest.read.SourceRecord;
import io.chokepoint.ingest.value.RowRejected;
import java.time.Instant;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Rows of {@link LakeTable#candidateSchema}. */
public final class Candidate {
    private static final int OWN_COLUMNS = 6;

    private Candidate() {}

    /** A row that may be taken. */
    public static Row of(int fileIndex, SourceRecord record, Object... facts) {
        return at(null, fileIndex, record, facts);
    }

    /**
     * A row that may be taken.
     *
     * @param snapshot when the record was so, if the last one of its day is the one that counts; else null
     */
    public static Row at(Instant snapshot, int fileIndex, SourceRecord record, Object... facts) {
        Object[] columns = columns(fileIndex, record, facts.length);
        columns[OWN_COLUMNS - 1] = snapshot;
        System.arraycopy(facts, 0, columns, OWN_COLUMNS, facts.length);
        return RowFactory.create(columns);
    }

    /** A row that goes to quarantine. */
    public static Row rejected(LakeTable table, int fileIndex, SourceRecord record, RowRejected why) {
        Object[] columns = columns(fileIndex, record, table.facts().size());
        columns[2] = why.reason().name();
        columns[3] = why.getMessage();
        return RowFactory.create(columns);
    }

    private static Object[] columns(int fileIndex, SourceRecord record, int facts) {
        Object[] columns = new Object[OWN_COLUMNS + facts];
        columns[0] = fileIndex;
        columns[1] = record.number();
        columns[4] = record.raw();
        return columns;
    }
}
