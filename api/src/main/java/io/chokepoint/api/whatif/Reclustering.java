package io.chokepoint.api.whatif;

import io.chokepoint.api.overlay.OverlayContent;
import io.chokepoint.api.whatif.PublishedDistributions.Day;
import io.chokepoint.indices.Distribution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Computes published distributions again as an overlay changes them. Blocking. */
@ApplicationScoped
public class Reclustering {
    private final PublishedDistributions published;

    Reclustering(PublishedDistributions published) {
        this.published = published;
    }

    /**
     * A distribution before and after.
     *
     * @param asOf day described
     * @param runId run that wrote it
     * @param before as published
     * @param after as the overlay changes it
     * @param unknown what the overlay names and the distribution does not have, in order
     */
    public record Change(LocalDate asOf, String runId, Distribution before, Distribution after, List<String> unknown) {}

    /** The change of the newest measured day, not after {@code at} where that is given; empty when none is measured. */
    public Optional<Change> change(Question question, Optional<LocalDate> at, OverlayContent overlay) {
        return published.newest(question, at).map(day -> change(question, day, overlay));
    }

    private Change change(Question question, Day day, OverlayContent overlay) {
        Clustering clustering = Clustering.of(overlay);
        PublishedDay base = published.of(question, day);
        List<NamedAmount> named = published.named(question, day, clustering.entities());
        Set<String> unknown = new TreeSet<>(overlay.labels().keySet());
        overlay.links().forEach(link -> unknown.addAll(List.of(link.one(), link.other())));
        unknown.addAll(overlay.exclusions());
        unknown.removeAll(overlay.labels().values());
        named.forEach(row -> unknown.remove(row.entity()));
        return new Change(
                day.asOf(),
                day.runId(),
                base.distribution(),
                Overlaid.of(clustering, named).applyTo(base.distribution()),
                List.copyOf(unknown));
    }
}
