package io.chokepoint.ingest.collect.paged;

import io.chokepoint.ingest.collect.CollectFailure;
import io.chokepoint.ingest.collect.CollectFault;
import io.chokepoint.ingest.collect.ManifestEntry;
import io.chokepoint.ingest.collect.RawZone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The pages of one sweep that reached the end of its list, in order.
 *
 * @param asOf the instant that it describes
 */
public record LandedSweep(Instant asOf, List<ManifestEntry> pages) {
    public LandedSweep {
        pages = List.copyOf(pages);
    }

    /** The complete sweeps of a document, oldest first. Pages of a sweep that was given up belong to none. */
    public static List<LandedSweep> complete(RawZone zone, String document) {
        return complete(document, zone.entries(document));
    }

    static List<LandedSweep> complete(String document, List<ManifestEntry> entries) {
        return sweeps(document, entries).stream()
                .filter(pages ->
                        place(document, pages.get(pages.size() - 1).next()).isEnd())
                .map(pages ->
                        new LandedSweep(place(document, pages.get(0).cursor()).asOf(), pages))
                .toList();
    }

    /** The pages of the sweep that was begun last, complete or not; empty if there is none. */
    static List<ManifestEntry> last(String document, List<ManifestEntry> entries) {
        List<List<ManifestEntry>> sweeps = sweeps(document, entries);
        return sweeps.isEmpty() ? List.of() : sweeps.get(sweeps.size() - 1);
    }

    private static List<List<ManifestEntry>> sweeps(String document, List<ManifestEntry> entries) {
        List<List<ManifestEntry>> sweeps = new ArrayList<>();
        for (ManifestEntry entry : entries) {
            if (place(document, entry.cursor()).page() == 0) {
                sweeps.add(new ArrayList<>());
            } else if (sweeps.isEmpty()) {
                throw new CollectFailure(
                        CollectFault.RAW_ZONE_DAMAGED,
                        document,
                        "its manifest begins at '%s', in the middle of a sweep".formatted(entry.cursor()));
            }
            sweeps.get(sweeps.size() - 1).add(entry);
        }
        return sweeps;
    }

    private static SweepPlace place(String document, String text) {
        return SweepPlace.parse(text, document);
    }

    /** How many records all pages have together. */
    public int records() {
        return pages.stream().mapToInt(ManifestEntry::records).sum();
    }
}
