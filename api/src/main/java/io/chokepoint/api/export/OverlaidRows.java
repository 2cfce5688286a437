package io.chokepoint.api.export;

import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import io.chokepoint.export.row.RowSource;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Distributions as an overlay changes them: published rows stream through, those that the overlay names fall out, and its
 * parties come in where their amounts belong. Only the parties are held.
 */
final class OverlaidRows implements RowSource {
    private static final RowSchema SCHEMA = Dataset.DISTRIBUTION.schema();
    private static final int RANK = SCHEMA.position("rank");
    private static final int ENTITY = SCHEMA.position("entity_id");
    private static final int AMOUNT = SCHEMA.position("amount");

    private final RowSource published;
    private final Set<String> named;
    private final Map<Coordinates, List<Map.Entry<String, BigInteger>>> parties;
    private final long expected;
    private final Row next = new Row(SCHEMA.width());
    private final Row template = new Row(SCHEMA.width());
    private boolean begun;
    private boolean isThere;
    private Coordinates nextOf;
    private Coordinates here;
    private List<Map.Entry<String, BigInteger>> coming = List.of();
    private int party;
    private long rank;

    /**
     * @param published the published rows, closed with this
     * @param named entities whose rows fall out
     * @param outgoing number of the rows that fall out
     * @param parties what comes in, the largest first, by distribution
     */
    OverlaidRows(
            RowSource published,
            Set<String> named,
            long outgoing,
            Map<Coordinates, List<Map.Entry<String, BigInteger>>> parties) {
        this.published = published;
        this.named = named;
        this.parties = parties;
        this.expected = published.expected()
                - outgoing
                + parties.values().stream().mapToLong(List::size).sum();
    }

    @Override
    public RowSchema schema() {
        return SCHEMA;
    }

    @Override
    public long expected() {
        return expected;
    }

    @Override
    public boolean next(Row row) {
        if (!begun) {
            begun = true;
            step();
        }
        while (true) {
            boolean isOfHere = isThere && nextOf.equals(here);
            if (party < coming.size() && !(isOfHere && isBeforeParty())) {
                putParty(row);
                return true;
            }
            if (!isThere) {
                return false;
            }
            if (!isOfHere) {
                enter();
            } else if (named.contains(next.text(ENTITY))) {
                step();
            } else {
                row.copy(next);
                row.setNumber(RANK, ++rank);
                step();
                return true;
            }
        }
    }

    private void step() {
        isThere = published.next(next);
        nextOf = isThere ? Coordinates.of(SCHEMA, next) : null;
    }

    private void enter() {
        here = nextOf;
        coming = parties.getOrDefault(here, List.of());
        party = 0;
        rank = 0;
        template.copy(next);
    }

    /** Whether the published row comes before the party: a larger amount, or an equal one and a name that is not greater. */
    private boolean isBeforeParty() {
        if (named.contains(next.text(ENTITY))) {
            return true;
        }
        int order =
                new BigInteger(next.text(AMOUNT)).compareTo(coming.get(party).getValue());
        return order != 0
                ? order > 0
                : Arrays.compareUnsigned(
                                next.bytes(ENTITY), coming.get(party).getKey().getBytes(StandardCharsets.UTF_8))
                        <= 0;
    }

    private void putParty(Row row) {
        row.copy(template);
        row.setNumber(RANK, ++rank);
        row.setText(ENTITY, coming.get(party).getKey());
        row.setText(AMOUNT, coming.get(party).getValue().toString());
        party++;
    }

    @Override
    public void close() {
        published.close();
    }
}
