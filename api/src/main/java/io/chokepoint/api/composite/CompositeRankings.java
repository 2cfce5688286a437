package io.chokepoint.api.composite;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.index.IndexValue;
import io.chokepoint.api.index.PublishedValues;
import io.chokepoint.api.subject.SubjectFilter;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.indices.composite.RankInterval;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts all subjects of a tenant in the order of a composite. Blocking. */
@ApplicationScoped
class CompositeRankings {
    /** Each is ranked anew for every draw of the weights: so many take some tenths of a second. */
    static final int MOST = 1_000;

    private final PublishedValues values;

    CompositeRankings(PublishedValues values) {
        this.values = values;
    }

    /**
     * All places.
     *
     * @param places the most concentrated first, equal values by key
     * @param leftOut number of subjects that have some of the components but not all
     */
    record Ranking(List<Place> places, int leftOut) {}

    /** The place of a subject. */
    record Place(String subjectKey, CompositeValue value, RankInterval interval) {}

    /**
     * The ranking.
     *
     * @param filter which subjects; all where empty
     * @param at last day that counts; the newest where empty
     * @throws ApiException when more than {@link #MOST} subjects have a component
     */
    Ranking of(
            TenantScope scope,
            Instant knownAt,
            Composite composite,
            Optional<SubjectFilter> filter,
            Optional<LocalDate> at) {
        List<Map<String, IndexValue>> components = composite.getComponents().stream()
                .map(each ->
                        values.ofAll(scope, knownAt, each.index(), each.resource(), each.basis(), filter, at, MOST + 1))
                .toList();
        Set<String> all = new HashSet<>();
        components.forEach(component -> all.addAll(component.keySet()));
        if (all.size() > MOST) {
            throw new ApiException(
                    ErrorCode.BAD_USER_INPUT,
                    "filter: more than %d subjects are left, and at most %d are ranked; filter by domain, network, category or name"
                            .formatted(MOST, MOST));
        }
        List<Ranked> ranked = all.stream()
                .filter(key -> components.stream().allMatch(component -> component.containsKey(key)))
                .map(key -> Ranked.of(
                        key,
                        composite,
                        components.stream().map(component -> component.get(key)).toList(),
                        knownAt))
                .sorted(Comparator.comparingDouble((Ranked each) -> each.value().value())
                        .thenComparing(Ranked::subjectKey))
                .toList();
        List<RankInterval> intervals = RankInterval.of(ranked.stream()
                .map(each -> CompositeValue.score(composite, each.components()))
                .toList());
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < ranked.size(); i++) {
            places.add(new Place(ranked.get(i).subjectKey(), ranked.get(i).value(), intervals.get(i)));
        }
        return new Ranking(places, all.size() - ranked.size());
    }

    /** A subject that has all components. */
    private record Ranked(String subjectKey, List<IndexValue> components, CompositeValue value) {
        static Ranked of(String key, Composite composite, List<IndexValue> components, Instant knownAt) {
            return new Ranked(key, components, CompositeValue.of(composite, components, knownAt));
        }
    }
}
