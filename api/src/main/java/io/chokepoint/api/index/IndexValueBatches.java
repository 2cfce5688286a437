package io.chokepoint.api.index;

import io.chokepoint.api.clickhouse.ReaderPool;
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
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;

/**
 * Gathers the values that the fields of one request ask for in the same turn of its event loop, and reads them together: so
 * many indices of so many subjects are one statement. Nothing is shared by two requests.
 */
@ApplicationScoped
class IndexValueBatches {
    private final IndexValueReader reader;
    private final ReaderPool pool;

    IndexValueBatches(IndexValueReader reader, ReaderPool pool) {
        this.reader = reader;
        this.pool = pool;
    }

    /** What one field asks for. */
    record Key(TenantScope scope, Instant knownAt, Optional<LocalDate> at, Coordinates coordinates) {
        private Question question() {
            return new Question(scope, knownAt, at);
        }
    }

    /** What the values of one statement have in common. */
    private record Question(TenantScope scope, Instant knownAt, Optional<LocalDate> at) {}

    /** The loader of one request. */
    private record Loader(DataLoader<Key, IndexValue> values) {}

    /** The value, or the answer that says why there is none. */
    Uni<IndexValue> value(Key key) {
        Optional<RequestWork> work = RequestWork.current();
        if (work.isEmpty()) {
            return pool.read(() -> read(List.of(key)).get(key));
        }
        DataLoader<Key, IndexValue> loader = work.get()
                .kept(Loader.class, () -> new Loader(DataLoaderFactory.newMappedDataLoader(this::load)))
                .values();
        if (loader.dispatchDepth() == 0) {
            work.get().executor().execute(loader::dispatch);
        }
        return Uni.createFrom().completionStage(loader.load(key));
    }

    private CompletionStage<Map<Key, IndexValue>> load(Set<Key> keys) {
        return pool.read(() -> read(keys)).subscribeAsCompletionStage();
    }

    private Map<Key, IndexValue> read(Iterable<Key> keys) {
        Map<Question, List<Coordinates>> questions = new LinkedHashMap<>();
        keys.forEach(key -> questions
                .computeIfAbsent(key.question(), absent -> new ArrayList<>())
                .add(key.coordinates()));
        Map<Key, IndexValue> answers = new HashMap<>();
        questions.forEach((question, coordinates) -> answer(question, coordinates)
                .forEach((each, value) ->
                        answers.put(new Key(question.scope(), question.knownAt(), question.at(), each), value)));
        return answers;
    }

    private Map<Coordinates, IndexValue> answer(Question question, List<Coordinates> coordinates) {
        Map<Coordinates, IndexValue> found =
                reader.values(question.scope(), question.knownAt(), coordinates, question.at());
        List<Coordinates> missing =
                coordinates.stream().filter(each -> !found.containsKey(each)).toList();
        List<Coordinates> onAll = missing.stream()
                .filter(each -> each.basis() == Basis.ADJUSTED)
                .map(each -> each.on(Basis.RAW))
                .toList();
        Map<Coordinates, IndexValue> all =
                onAll.isEmpty() ? Map.of() : reader.values(question.scope(), question.knownAt(), onAll, question.at());
        for (Coordinates each : missing) {
            boolean allMeasured = each.basis() == Basis.ADJUSTED && all.containsKey(each.on(Basis.RAW));
            found.put(
                    each,
                    IndexValue.absent(
                            each.index(),
                            each.resource(),
                            each.basis(),
                            allMeasured ? IndexValue.NOT_ADJUSTED : IndexValue.NOT_MEASURED,
                            question.knownAt()));
        }
        return found;
    }
}
