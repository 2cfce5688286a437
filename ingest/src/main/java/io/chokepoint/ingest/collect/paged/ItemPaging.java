package io.chokepoint.ingest.collect.paged;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.chokepoint.ingest.collect.CollectFailure;
import io.chokepoint.ingest.collect.CollectFault;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A page for each of some items, in the order of their text; the token is the item.
 *
 * <p>A sweep goes on behind the item that landed last, even if items have come or gone since.
 */
public final class ItemPaging implements Paging {
    private final TreeSet<String> items;
    private final JsonPointer name;
    private final Function<String, Question> question;
    private final Instant asOf;

    /**
     * @param items one or more
     * @param name JSON pointer to the item in the answer about it
     * @param question what to ask for an item
     * @param asOf the instant that all answers describe, or null if each describes the time at which it is asked for
     */
    public ItemPaging(Collection<String> items, String name, Function<String, Question> question, Instant asOf) {
        this.items = new TreeSet<>(items);
        this.name = JsonPointer.compile(name);
        this.question = question;
        this.asOf = asOf;
    }

    @Override
    public SweepPlace begin(Instant now) {
        return SweepPlace.beginning(asOf == null ? now : asOf, items.first());
    }

    /** At the item that was next, or the one behind it where that has gone. */
    @Override
    public Optional<SweepPlace> resume(SweepPlace place) {
        return Optional.ofNullable(items.ceiling(place.token()))
                .map(item -> new SweepPlace(place.asOf(), place.page(), item));
    }

    @Override
    public boolean pinned() {
        return asOf != null;
    }

    @Override
    public Question question(String token) {
        return question.apply(token);
    }

    @Override
    public String next(URI url, JsonNode page, List<JsonNode> records, String token) {
        if (!page.at(name).asText().equals(token)) {
            throw new CollectFailure(
                    CollectFault.SCHEMA_CHANGED,
                    url,
                    "the answer is about %s at %s, and '%s' was asked for".formatted(page.at(name), name, token));
        }
        return items.higher(token);
    }
}
