package io.chokepoint.ingest.collect.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import io.chokepoint.ingest.collect.ManifestEntry;
import io.chokepoint.ingest.collect.RawZone;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The records of a space's list as they landed: each id once, as it was seen last. Asks nobody. */
public final class LandedRecords {
    private LandedRecords() {}

    /**
     * All proposals of a space.
     *
     * @param space its id, such as {@code ens.eth}
     */
    public static void proposals(RawZone zone, String space, Consumer<JsonNode> each) {
        forEach(zone, SnapshotList.PROPOSALS, space, each);
    }

    /**
     * All votes of a space.
     *
     * @param space its id, such as {@code ens.eth}
     */
    public static void votes(RawZone zone, String space, Consumer<JsonNode> each) {
        forEach(zone, SnapshotList.VOTES, space, each);
    }

    /**
     * All statements of a space's delegates.
     *
     * @param space its id, such as {@code ens.eth}
     */
    public static void statements(RawZone zone, String space, Consumer<JsonNode> each) {
        forEach(zone, SnapshotList.STATEMENTS, space, each);
    }

    /** Latest page first, in a page in its order; one page and all ids are in memory at a time. */
    static void forEach(RawZone zone, SnapshotList list, String space, Consumer<JsonNode> each) {
        List<ManifestEntry> entries = zone.entries(Sweep.document(list, space));
        Set<String> seen = new HashSet<>();
        for (int at = entries.size() - 1; at >= 0; at--) {
            for (JsonNode record : page(zone, list, entries.get(at))) {
                if (seen.add(record.path("id").asText())) {
                    each.accept(record);
                }
            }
        }
    }

    static List<JsonNode> page(RawZone zone, SnapshotList list, ManifestEntry entry) {
        return HubPage.records(URI.create(entry.url()), zone.page(entry), list.field(), list.shape());
    }
}
