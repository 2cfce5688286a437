package io.chokepoint.api.index;

import io.chokepoint.api.clickhouse.SharedReads;
import io.chokepoint.api.index.IndexValueReader.Coordinates;
import io.chokepoint.api.index.PointValues.Wanted;
import io.chokepoint.api.request.RequestWork;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.indices.Basis;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;

/**
 * Gathers the values that are asked for, and reads them together: those of one request that its fields ask for in the same
 * turn of its event loop, so that many indices of many subjects are one statement; and, while ClickHouse is busy, those of
 * requests with the same scope. Nothing is shared by two scopes.
 */
@ApplicationScoped
class IndexValueBatches {
    private final PointValues points;
    private final SharedReads<Key, IndexValue> reads;

    IndexValueBatches(PointValues points, SharedReads.Lanes lanes) {
        this.points = points;
        this.reads = lanes.of(this::read);
    }

    /**
     * What one field asks for.
     *
     * @param live whether {@code knownAt} is the instant of the request, and not one that it names
     */
    record Key(TenantScope scope, Instant knownAt, boolean live, Wanted wanted) {}

    /** The loader of one request. */
    private record Loader(DataLoader<Key, IndexValue> values) {}

    /** The value, or the answer that says why there is none. */
    Uni<IndexValue> value(Key key) {
        Optional<RequestWork> work = RequestWork.current();
        if (work.isEmpty()) {
            return reads.read(key.scope(), List.of(key)).map(values -> values.get(key));
        }
        DataLoader<Key, IndexValue> loader = work.get()
                .kept(
                        Loader.class,
                        () -> new Loader(DataLoaderFactory.newMappedDataLoader(
                                keys -> reads.read(keys.iterator().next().scope(), List.copyOf(keys))
                                        .subscribeAsCompletionStage())))
                .values();
        if (loader.dispatchDepth() == 0) {
            work.get().executor().execute(loader::dispatch);
        }
        return Uni.createFrom().completionStage(loader.load(key));
    }

    /** Reads what several requests of one scope ask for: those of the present together, others by their instant. */
    private Map<Key, IndexValue> read(TenantScope scope, List<Key> keys) {
        Map<Optional<Instant>, List<Key>> byInstant = keys.stream()
                .collect(Collectors.groupingBy(
                        key -> key.live() ? Optional.empty() : Optional.of(key.knownAt()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        Map<Key, IndexValue> answers = new HashMap<>();
        byInstant.values().forEach(together -> answers.putAll(readTogether(scope, together)));
        return answers;
    }

    private Map<Key, IndexValue> readTogether(TenantScope scope, List<Key> keys) {
        Instant last = keys.stream().map(Key::knownAt).max(Instant::compareTo).orElseThrow();
        Map<Wanted, IndexValue> found =
                answer(scope, last, keys.stream().map(Key::wanted).collect(Collectors.toSet()));
        Map<Key, IndexValue> answers = new HashMap<>();
        for (Key key : keys) {
            IndexValue value = found.get(key.wanted());
            // What was published after a request began is not for it: read again, as it was known then.
            answers.put(
                    key,
                    value.publishedAfter(key.knownAt())
                            ? answer(scope, key.knownAt(), Set.of(key.wanted())).get(key.wanted())
                            : value.as(key.scope(), key.knownAt()));
        }
        return answers;
    }

    private Map<Wanted, IndexValue> answer(TenantScope scope, Instant knownAt, Set<Wanted> asked) {
        Map<Wanted, IndexValue> found = points.of(scope, knownAt, asked);
        List<Wanted> missing =
                asked.stream().filter(each -> !found.containsKey(each)).toList();
        Set<Wanted> onAll = missing.stream()
                .filter(each -> each.coordinates().basis() == Basis.ADJUSTED)
                .map(each -> each.on(Basis.RAW))
                .collect(Collectors.toSet());
        Map<Wanted, IndexValue> all = onAll.isEmpty() ? Map.of() : points.of(scope, knownAt, onAll);
        for (Wanted each : missing) {
            Coordinates coordinates = each.coordinates();
            boolean allMeasured = coordinates.basis() == Basis.ADJUSTED && all.containsKey(each.on(Basis.RAW));
            found.put(
                    each,
                    IndexValue.absent(
                            coordinates.index(),
                            coordinates.resource(),
                            coordinates.basis(),
                            allMeasured ? IndexValue.NOT_ADJUSTED : IndexValue.NOT_MEASURED,
                            knownAt));
        }
        return found;
    }
}
