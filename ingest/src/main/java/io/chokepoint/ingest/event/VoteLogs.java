package io.chokepoint.ingest.event;

import static org.apache.spark.sql.functions.col;

import io.chokepoint.indices.Domain;
import io.chokepoint.indices.Resource;
import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.lake.Subject;
import io.chokepoint.ingest.value.RowRejected;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Votes cast in a Governor, weighed: holdings of its votes by voter, on the day of the vote. */
final class VoteLogs implements LogRows {
    private static final long serialVersionUID = 1L;

    private static final EventType CAST = EventType.of("VoteCast", "address", "uint256", "uint8", "uint256", "string");
    private static final EventType WITH_PARAMETERS =
            EventType.of("VoteCastWithParams", "address", "uint256", "uint8", "uint256", "string", "bytes");
    private static final Set<String> TOPICS = Set.of(CAST.topic(), WITH_PARAMETERS.topic());

    @Override
    public LakeTable table() {
        return LakeTable.HOLDING;
    }

    @Override
    public Set<String> topics() {
        return TOPICS;
    }

    @Override
    public List<Object[]> of(EventLog log, Origin origin) throws RowRejected {
        EventType.Values values = (log.topics().get(0).equals(CAST.topic()) ? CAST : WITH_PARAMETERS).values(log);
        String voter = values.address(0);
        return List.<Object[]>of(new Object[] {
            origin.dataset(),
            origin.network() + "/governor:" + log.contract(),
            Resource.VOTES_CAST.id(),
            origin.network(),
            voter,
            values.number(1) + "/" + voter,
            values.number(3).toString(),
            ControlLogs.day(log),
            origin.source()
        });
    }

    @Override
    public List<Subject> subjects(Dataset<Row> accepted, Origin origin) {
        return accepted
                .where(col("source").equalTo(origin.source()))
                .select("subject_id")
                .distinct()
                .collectAsList()
                .stream()
                .map(row -> new Subject(
                        origin.dataset(),
                        row.getString(0),
                        "Governor "
                                + row.getString(0).substring(row.getString(0).lastIndexOf(':') + 1),
                        Domain.DAO,
                        origin.network(),
                        "governance",
                        Resource.VOTES_CAST,
                        "base units",
                        0,
                        "unknown",
                        "logs"))
                .toList();
    }
}
