package io.chokepoint.batch.run;

import static org.apache.spark.sql.functions.max;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The time up to which a dataset's inputs reach. */
final class DataThrough {
    private DataThrough() {}

    /** The time of the last transfer, or the end of the last day of a snapshot, whichever is later. */
    static Instant of(Dataset<Row> holdings, Dataset<Row> transfers) {
        Row snapshot = holdings.agg(max("as_of")).head();
        Row transfer = transfers.agg(max("block_time")).head();
        Instant ofSnapshot = snapshot.isNullAt(0)
                ? Instant.EPOCH
                : snapshot.getLocalDate(0).atTime(LocalTime.MAX).toInstant(ZoneOffset.UTC);
        Instant ofTransfer = transfer.isNullAt(0) ? Instant.EPOCH : transfer.getInstant(0);
        return ofSnapshot.isAfter(ofTransfer) ? ofSnapshot : ofTransfer;
    }
}
