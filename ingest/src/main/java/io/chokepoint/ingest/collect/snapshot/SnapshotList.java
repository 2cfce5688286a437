package io.chokepoint.ingest.collect.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import io.chokepoint.ingest.collect.JsonShape;
import java.util.List;

/** A list of the hub that is swept by time of creation. */
enum SnapshotList {
    /** What was voted on. Read again while a proposal or its scores may still change. */
    PROPOSALS(
            "proposals",
            100,
            "id ipfs author created updated space { id } network symbol type strategies { name network params }"
                    + " validation { name params } plugins title body discussion choices labels start end quorum quorumType"
                    + " privacy snapshot state link app scores scores_by_strategy scores_state scores_total scores_updated"
                    + " scores_total_value votes flagged flagCode",
            "id",
            "author",
            "created",
            "choices",
            "start",
            "end",
            "state",
            "scores_state") {
        @Override
        boolean settled(JsonNode proposal) {
            return "closed".equals(proposal.path("state").textValue())
                    && "final".equals(proposal.path("scores_state").textValue());
        }
    },

    /** What delegates say of themselves. They may change it at any time, so that all are read again. */
    STATEMENTS(
            "statements",
            1000,
            "id ipfs space delegate about statement discourse status created",
            "id",
            "delegate",
            "created",
            "statement") {
        @Override
        boolean settled(JsonNode statement) {
            return false;
        }
    },

    /** Who voted how, with which voting power. A vote that is cast anew has another id and time. */
    VOTES(
            "votes",
            1000,
            "id ipfs voter created space { id } proposal { id } choice metadata reason app vp vp_by_strategy vp_state"
                    + " vp_value",
            "id",
            "voter",
            "created",
            "proposal",
            "choice",
            "vp") {
        @Override
        boolean settled(JsonNode vote) {
            return true;
        }
    };

    private final String field;
    private final int pageSize;
    private final String fields;
    private final JsonShape shape;

    SnapshotList(String field, int pageSize, String fields, String... required) {
        this.field = field;
        this.pageSize = pageSize;
        this.fields = fields;
        this.shape = JsonShape.list(List.of("data", field), required);
    }

    /** Whether a record is not worth reading again. */
    abstract boolean settled(JsonNode record);

    /** Name of the list in the hub's schema. */
    String field() {
        return field;
    }

    /** Records of a full page; the hub gives 1,000 at most, and proposals are long. */
    int pageSize() {
        return pageSize;
    }

    JsonShape shape() {
        return shape;
    }

    /** GraphQL with the variables space, from, first and skip. */
    String query() {
        return ("query ($space: String!, $from: Int!, $first: Int!, $skip: Int!) { %s(first: $first, skip: $skip,"
                        + " where: {space: $space, created_gte: $from}, orderBy: \"created\", orderDirection: asc) { %s } }")
                .formatted(field, fields);
    }
}
