package io.chokepoint.ingest.event;

import io.chokepoint.indices.Domain;
import io.chokepoint.indices.Resource;
import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.lake.Subject;
import io.chokepoint.ingest.value.RowRejected;
import java.util.List;
import java.util.Set;

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
            null,
            origin.source()
        });
    }

    @Override
    public Set<String> kinds() {
        return Set.of("governor");
    }

    @Override
    public Subject subject(String kind, String which, String id, Resource resource, Origin origin) {
        return new Subject(
                origin.dataset(),
                id,
                "Governor " + which,
                Domain.DAO,
                origin.network(),
                "governance",
                resource,
                "base units",
                0,
                "unknown",
                "logs");
    }
}
