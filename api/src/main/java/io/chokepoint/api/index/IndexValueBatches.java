package io.chokepoint.api.index;

import io.chokepoint.api.index.IndexValueReader.Coordinates;
import io.chokepoint.api.request.RequestWork;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.indices.Basis;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;

/**
 * Gathers the values that are asked for, and reads them together: those of one request that its fields ask for in the same
 * turn of its event loop, so that many indices of many subjects are one statement; and, while ClickHouse is busy, those of
 * requests with the same scope. Nothing is shared by two scopes.
 */
@ApplicationScoped
class IndexValueBatches {
    private final IndexValueReader reader;
    private final SharedReads<Key, IndexValue> reads;

    IndexValueBatches(IndexValueReader reader, SharedReads.Lanes lanes) {
        this.reader = reader;
        this.reads = lanes.of(this::read);
    }

    /**
     * What one field asks for.
     *
     * @param live whether {@code knownAt} is the instant of the request, and not one that it names
     */
    record Key(TenantScope scope, Instant knownAt, boolean live, Optional<LocalDate> at, Coordinates coordinates) {}

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

    /** Reads what several requests of one scope ask for. */
    private Map<Key, IndexValue> read(TenantScope scope, List<Key> keys) {
        Map<Key, IndexValue> answers = new HashMap<>();
        for (Sheet sheet : sheets(keys)) {
            Map<Coordinates, Optional<LocalDate>> asked = new LinkedHashMap<>();
            sheet.keys().forEach(key -> asked.put(key.coordinates(), key.at()));
            Map<Coordinates, IndexValue> found = answer(scope, sheet.knownAt(), asked);
            for (Key key : sheet.keys()) {
                IndexValue value = found.get(key.coordinates());
                // What was published after a request began is not for it: read again, as it was known then.
                answers.put(
                        key,
                        value.publishedAfter(key.knownAt())
                                ? answer(scope, key.knownAt(), Map.of(key.coordinates(), key.at()))
                                        .get(key.coordinates())
                                : value.as(key.scope(), key.knownAt()));
            }
        }
        return answers;
    }

    /**
     * Keys for one statement: each of its coordinates has one day.
     *
     * @param knownAt instant of knowledge of the statement: the latest of the keys'
     */
    private record Sheet(Instant knownAt, List<Key> keys) {}

    /** Keys of the present go together as far as they ask for different coordinates, others by their instant. */
    private static List<Sheet> sheets(List<Key> keys) {
        List<Sheet> sheets = new ArrayList<>();
        Map<Optional<Instant>, List<Map<Coordinates, Key>>> open = new LinkedHashMap<>();
        for (Key key : keys) {
            Optional<Instant> instant = key.live() ? Optional.empty() : Optional.of(key.knownAt());
            List<Map<Coordinates, Key>> pages = open.computeIfAbsent(instant, absent -> new ArrayList<>());
            Optional<Map<Coordinates, Key>> free = pages.stream()
                    .filter(page -> !page.containsKey(key.coordinates()))
                    .findFirst();
            free.orElseGet(() -> {
                        pages.add(new LinkedHashMap<>());
                        return pages.get(pages.size() - 1);
                    })
                    .put(key.coordinates(), key);
        }
        open.values()
                .forEach(pages -> pages.forEach(page -> {
                    Instant known = page.values().stream()
                            .map(Key::knownAt)
                            .max(Instant::compareTo)
                            .orElseThrow();
                    sheets.add(new Sheet(known, List.copyOf(page.values())));
                }));
        return sheets;
    }

    private Map<Coordinates, IndexValue> answer(
            TenantScope scope, Instant knownAt, Map<Coordinates, Optional<LocalDate>> asked) {
        Map<Coordinates, IndexValue> found = reader.values(scope, knownAt, asked);
        List<Coordinates> missing =
                asked.keySet().stream().filter(each -> !found.containsKey(each)).toList();
        Map<Coordinates, Optional<LocalDate>> onAll = new LinkedHashMap<>();
        missing.stream()
                .filter(each -> each.basis() == Basis.ADJUSTED)
                .forEach(each -> onAll.put(each.on(Basis.RAW), asked.get(each)));
        Map<Coordinates, IndexValue> all = onAll.isEmpty() ? Map.of() : reader.values(scope, knownAt, onAll);
        for (Coordinates each : missing) {
            boolean allMeasured = each.basis() == Basis.ADJUSTED && all.containsKey(each.on(Basis.RAW));
            found.put(
                    each,
                    IndexValue.absent(
                            each.index(),
                            each.resource(),
                            each.basis(),
                            allMeasured ? IndexValue.NOT_ADJUSTED : IndexValue.NOT_MEASURED,
                            knownAt));
        }
        return found;
    }
}
