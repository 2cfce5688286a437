package io.chokepoint.ingest.collect.thegraph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chokepoint.ingest.collect.CollectFailure;
import io.chokepoint.ingest.collect.CollectFault;
import io.chokepoint.ingest.collect.paged.Paging;
import io.chokepoint.ingest.collect.paged.SweepPlace;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Entities in the order of their ids, all at one block: each page begins behind the last id of the one before. The token is
 * that id. The last page is not full.
 */
final class IdPaging implements Paging {
    /** The most that graph-node gives at once. */
    static final int FIRST = 1000;

    // What needs no escape in GraphQL.
    private static final Pattern ID = Pattern.compile("[\\x20-\\x7e&&[^\"\\\\]]{1,300}");
    private static final long DAY = Duration.ofDays(1).toSeconds();

    private final URI url;
    private final EntityList list;
    private final Block block;

    IdPaging(URI url, EntityList list, Block block) {
        this.url = url;
        this.list = list;
        this.block = block;
    }

    @Override
    public SweepPlace begin(Instant now) {
        return SweepPlace.beginning(block.time(), "");
    }

    @Override
    public boolean pinned() {
        return true;
    }

    @Override
    public Question question(String token) {
        long midnight = block.time().getEpochSecond() / DAY * DAY;
        // As literals: an id is of type ID in some schemas and Bytes in others, and a text is either.
        String where = (token.isEmpty() ? "" : "id_gt: \"" + token + "\" ")
                + list.only().replace("$midnight", String.valueOf(midnight));
        String query = "{ %s(first: %d, orderBy: id, orderDirection: asc, block: {number: %d}%s) { %s } }"
                .formatted(
                        list.field(),
                        FIRST,
                        block.number(),
                        where.isBlank() ? "" : ", where: {" + where.strip() + "}",
                        list.selection());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        return new Question(url, body.put("query", query).toString());
    }

    @Override
    public String next(URI place, JsonNode page, List<JsonNode> records, String token) {
        String last = token;
        for (JsonNode record : records) {
            String id = record.path("id").asText();
            if (!ID.matcher(id).matches()) {
                throw new CollectFailure(
                        CollectFault.SCHEMA_CHANGED,
                        place,
                        "the id %s cannot be asked for again".formatted(record.path("id")));
            }
            if (!last.isEmpty() && id.compareTo(last) <= 0) {
                throw new CollectFailure(
                        CollectFault.OUT_OF_ORDER, place, "the id '%s' stands behind '%s'".formatted(id, last));
            }
            last = id;
        }
        if (records.size() > FIRST) {
            throw new CollectFailure(
                    CollectFault.SCHEMA_CHANGED,
                    place,
                    "%d records, where %d were asked for".formatted(records.size(), FIRST));
        }
        return records.size() == FIRST ? last : null;
    }
}
