package io.chokepoint.api.whatif;

import io.chokepoint.api.overlay.OverlayContent;
import io.chokepoint.api.whatif.PublishedDistributions.Day;
import io.chokepoint.indices.Distribution;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
     * @param affected entities that the overlay names and the distribution has, the largest first
     */
    public record Change(
            LocalDate asOf,
            String runId,
            Distribution before,
            Distribution after,
            List<String> unknown,
            List<Affected> affected) {}

    /**
     * An entity that an overlay names.
     *
     * @param entity as published
     * @param before its amount
     * @param party what it is part of after the change
     * @param after the amount of that party; empty where it is left out
     */
    record Affected(String entity, BigInteger before, String party, Optional<BigInteger> after) {}

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
        Overlaid overlaid = Overlaid.of(clustering, named);
        return new Change(
                day.asOf(),
                day.runId(),
                base.distribution(),
                overlaid.applyTo(base.distribution()),
                List.copyOf(unknown),
                affected(clustering, named, overlaid));
    }

    private static List<Affected> affected(Clustering clustering, List<NamedAmount> named, Overlaid overlaid) {
        Map<String, BigInteger> parties =
                overlaid.parties().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return named.stream()
                .sorted(Comparator.comparingInt(NamedAmount::rank))
                .map(row -> {
                    String party = clustering.party(row.entity());
                    return new Affected(row.entity(), row.amount(), party, Optional.ofNullable(parties.get(party)));
                })
                .toList();
    }
}
