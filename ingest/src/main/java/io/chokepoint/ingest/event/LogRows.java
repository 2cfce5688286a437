package io.chokepoint.ingest.event;

import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.lake.Subject;
import io.chokepoint.ingest.value.RowRejected;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What logs are in one table of the lake. */
interface LogRows extends Serializable {
    LakeTable table();

    /** The topics of the events that are read; logs of all others are no rows. */
    Set<String> topics();

    /**
     * The rows of one log of these events, in the order of {@link LakeTable#facts}; none where it changes nothing.
     *
     * @throws RowRejected if it does not carry the values of its event
     */
    List<Object[]> of(EventLog log, Origin origin) throws RowRejected;

    /** The subjects that accepted rows are of. */
    List<Subject> subjects(Dataset<Row> accepted, Origin origin);

    /**
     * Which logs these are.
     *
     * @param network CAIP-2 id of an Ethereum-like network
     * @param source where a row came from, as the lake keeps it
     */
    record Origin(String dataset, String network, String source) implements Serializable {}
}
