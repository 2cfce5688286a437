package io.chokepoint.ingest.event;

import static org.apache.spark.sql.functions.col;

import io.chokepoint.indices.Resource;
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

    /**
     * The kinds of the subjects that rows are of: the id of one is the network, a slash, its kind, a colon, and which it is.
     */
    Set<String> kinds();

    /**
     * A subject of one of these kinds.
     *
     * @param which what its id has after the colon
     */
    Subject subject(String kind, String which, String id, Resource resource, Origin origin);

    /** The subjects that accepted rows are of. */
    default List<Subject> subjects(Dataset<Row> accepted, Origin origin) {
        if (kinds().isEmpty()) {
            return List.of();
        }
        return accepted
                .where(col("source").equalTo(origin.source()))
                .select("subject_id", "resource")
                .distinct()
                .collectAsList()
                .stream()
                .map(row -> {
                    String id = row.getString(0);
                    String named = id.substring(origin.network().length() + 1);
                    int colon = named.indexOf(':');
                    return subject(
                            named.substring(0, colon),
                            named.substring(colon + 1),
                            id,
                            Resource.ofId(row.getString(1)),
                            origin);
                })
                .toList();
    }

    /**
     * Which logs these are.
     *
     * @param network CAIP-2 id of an Ethereum-like network
     * @param source where a row came from, as the lake keeps it
     */
    record Origin(String dataset, String network, String source) implements Serializable {}
}
