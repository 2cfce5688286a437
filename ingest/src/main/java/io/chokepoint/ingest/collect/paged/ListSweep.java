package io.chokepoint.ingest.collect.paged;

import com.fasterxml.jackson.databind.JsonNode;
import io.chokepoint.ingest.collect.Answer;
import io.chokepoint.ingest.collect.CollectFailure;
import io.chokepoint.ingest.collect.CollectFault;
import io.chokepoint.ingest.collect.CollectRun;
import io.chokepoint.ingest.collect.ManifestEntry;
import io.chokepoint.ingest.collect.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a list from its first page to its last. A sweep that stopped goes on at the page where it was; one that is complete
 * is followed by a new one.
 *
 * <p>Pages of a list that is not pinned to a block describe the time at which they were asked. So a sweep of such a list
 * that began more than a day ago is begun anew.
 */
public final class ListSweep {
    private static final Duration LONGEST = Duration.ofDays(1);

    private final CollectRun run;
    private final PagedList list;
    private final Set<String> tokens = new HashSet<>();
    private int records;

    private ListSweep(CollectRun run, PagedList list) {
        this.run = run;
        this.list = list;
    }

    /**
     * Sweeps a list to its end.
     *
     * @throws CollectFailure at the first page that is not as it should be; those before have landed
     */
    public static void run(CollectRun run, PagedList list) {
        new ListSweep(run, list).run();
    }

    private void run() {
        List<ManifestEntry> entries = run.entries(list.document());
        List<LandedSweep> complete = LandedSweep.complete(list.document(), entries);
        int had = complete.isEmpty() ? 0 : complete.get(complete.size() - 1).records();
        Instant now = run.now().truncatedTo(ChronoUnit.SECONDS);
        SweepPlace place =
                unfinished(entries, now).orElseGet(() -> list.paging().begin(now));
        while (!place.isEnd()) {
            place = page(place, had);
        }
    }

    private SweepPlace page(SweepPlace place, int had) {
        Paging.Question question = list.paging().question(place.token());
        URI url = question.url();
        Request request = new Request(list.document(), url, question.body(), place.toString());
        Answer answer = run.ask(request);
        JsonNode page = JsonPage.read(url, answer.body());
        List<JsonNode> found = list.shape().records(url, page);
        SweepPlace next = place.next(list.paging().next(url, page, found, place.token()));
        tokens.add(place.token());
        records += found.size();
        check(url, found, next, had);
        run.land(request, answer, found.size(), next.toString());
        return next;
    }

    private void check(URI url, List<JsonNode> found, SweepPlace next, int had) {
        if (!next.isEnd() && tokens.contains(next.token())) {
            throw new CollectFailure(
                    CollectFault.CURSOR_STUCK, url, "the page sends back to '%s'".formatted(next.token()));
        }
        if (!next.isEnd() && found.isEmpty()) {
            throw new CollectFailure(
                    CollectFault.EMPTY_PAGE, url, "no records, and yet a next page '%s'".formatted(next.token()));
        }
        if (next.isEnd() && had > 1 && records == 0) {
            throw new CollectFailure(CollectFault.EMPTY_PAGE, url, "no records, where there were %,d".formatted(had));
        }
        if (next.isEnd() && records < had / 2) {
            throw new CollectFailure(
                    CollectFault.LIST_SHRUNK,
                    url,
                    "the list ends after %,d records, where there were %,d".formatted(records, had));
        }
    }

    /** Where a sweep of the same list stopped, if it may go on; takes note of what it has. */
    private Optional<SweepPlace> unfinished(List<ManifestEntry> entries, Instant now) {
        List<ManifestEntry> landed = LandedSweep.last(list.document(), entries);
        if (landed.isEmpty()) {
            return Optional.empty();
        }
        ManifestEntry last = landed.get(landed.size() - 1);
        SweepPlace next = SweepPlace.parse(last.next(), last.document());
        boolean old = !list.paging().pinned() && next.asOf().plus(LONGEST).isBefore(now);
        Paging.Question asked = list.paging()
                .question(SweepPlace.parse(last.cursor(), last.document()).token());
        boolean same = asked.url().toString().equals(last.url())
                && String.valueOf(asked.body()).equals(String.valueOf(last.body()));
        if (next.isEnd() || old || !same) {
            return Optional.empty();
        }
        Optional<SweepPlace> place = list.paging().resume(next);
        if (place.isEmpty()) {
            return place;
        }
        records = landed.stream().mapToInt(ManifestEntry::records).sum();
        landed.forEach(entry ->
                tokens.add(SweepPlace.parse(entry.cursor(), entry.document()).token()));
        return place;
    }
}
