package io.chokepoint.ingest.collect.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chokepoint.ingest.collect.Answer;
import io.chokepoint.ingest.collect.CollectFailure;
import io.chokepoint.ingest.collect.CollectFault;
import io.chokepoint.ingest.collect.CollectRun;
import io.chokepoint.ingest.collect.ManifestEntry;
import io.chokepoint.ingest.collect.Request;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One list of one space, page by page in order of creation, to its end.
 *
 * <p>The cursor is a second of creation and is never stepped over: the next page begins with the last second of this one,
 * whose records are known by their ids. A second with more records than a page is paged through with {@code skip}. The end
 * is a page that is not full and has nothing new.
 */
final class Sweep {
    /** Records may reach the hub this many seconds after the time they carry; a later run asks for them again. */
    static final long OVERLAP = 600;

    /** The hub answers no larger skip. */
    private static final int MOST_SKIP = 5000;

    private final CollectRun run;
    private final URI url;
    private final String space;
    private final SnapshotList list;
    private final Map<String, Long> known = new HashMap<>();

    Sweep(CollectRun run, URI url, String space, SnapshotList list) {
        this.run = run;
        this.url = url;
        this.space = space;
        this.list = list;
    }

    static String document(SnapshotList list, String space) {
        return list.field() + "/" + space;
    }

    /** @throws CollectFailure if the list cannot be followed to its end without a gap; what landed before stays */
    void run() {
        Cursor cursor = begin();
        while (cursor != null) {
            cursor = page(cursor);
        }
    }

    /** @return where to go on, or null at the end */
    private Cursor page(Cursor cursor) {
        Request request = new Request(document(list, space), url, body(cursor), cursor.toString());
        Answer answer = run.ask(request);
        List<JsonNode> records = HubPage.records(url, answer.body(), list.field(), list.shape());
        if (records.isEmpty() && cursor.created() > 0 && cursor.skip() == 0) {
            throw new CollectFailure(
                    CollectFault.EMPTY_PAGE,
                    url,
                    "no %s of %s since %d, where there were some".formatted(list.field(), space, cursor.created()));
        }
        long last = cursor.created();
        int fresh = 0;
        for (JsonNode record : records) {
            last = created(record, last);
            fresh += known.putIfAbsent(record.path("id").asText(), last) == null ? 1 : 0;
        }
        boolean full = records.size() >= list.pageSize();
        boolean ended = !full && fresh == 0;
        Cursor next = next(cursor, last, full);
        run.land(request, answer, records.size(), (ended ? new Cursor(last, 0) : next).toString());
        if (next.skip() > MOST_SKIP) {
            throw new CollectFailure(
                    CollectFault.CURSOR_STUCK,
                    url,
                    "more than %d %s of %s are created at %d".formatted(next.skip(), list.field(), space, last));
        }
        known.values().removeIf(time -> time < next.created());
        return ended ? null : next;
    }

    private Cursor next(Cursor cursor, long last, boolean full) {
        if (last > cursor.created()) {
            return new Cursor(last, 0);
        }
        return full ? new Cursor(last, cursor.skip() + list.pageSize()) : cursor;
    }

    private long created(JsonNode record, long previous) {
        JsonNode created = record.path("created");
        if (!created.isIntegralNumber() || !record.path("id").isTextual()) {
            throw new CollectFailure(
                    CollectFault.SCHEMA_CHANGED,
                    url,
                    "a record has id %s, created %s; text and whole seconds are expected"
                            .formatted(record.path("id"), created));
        }
        if (created.longValue() < previous) {
            throw new CollectFailure(
                    CollectFault.OUT_OF_ORDER,
                    url,
                    "%s is created at %d, after one of %d"
                            .formatted(record.path("id").asText(), created.longValue(), previous));
        }
        return created.longValue();
    }

    private Cursor begin() {
        ManifestEntry last = run.last(document(list, space)).orElse(null);
        if (last == null) {
            return Cursor.BEGINNING;
        }
        Cursor cursor = Cursor.parse(last.next(), last.document());
        long certain = Math.max(0, Instant.parse(last.at()).getEpochSecond() - OVERLAP);
        if (cursor.created() > certain) {
            cursor = new Cursor(certain, 0);
        }
        cursor = beforeUnsettled(cursor);
        remember(cursor);
        return cursor;
    }

    private Cursor beforeUnsettled(Cursor cursor) {
        if (list == SnapshotList.VOTES) {
            return cursor;
        }
        long[] earliest = {Long.MAX_VALUE};
        LandedRecords.forEach(run.zone(), list, space, record -> {
            if (!list.settled(record)) {
                earliest[0] = Math.min(earliest[0], record.path("created").longValue());
            }
        });
        return earliest[0] < cursor.created() ? new Cursor(earliest[0], 0) : cursor;
    }

    /** Takes note of the records that the first page will bring again, as far as the last pages have them. */
    private void remember(Cursor cursor) {
        List<ManifestEntry> entries = run.zone().entries(document(list, space));
        for (int at = entries.size() - 1; at >= 0; at--) {
            List<JsonNode> records = LandedRecords.page(run.zone(), list, entries.get(at));
            for (JsonNode record : records) {
                long created = record.path("created").longValue();
                if (created >= cursor.created()) {
                    known.put(record.path("id").asText(), created);
                }
            }
            if (!records.isEmpty() && records.get(0).path("created").longValue() < cursor.created()) {
                return;
            }
        }
    }

    private String body(Cursor cursor) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("query", list.query());
        body.putObject("variables")
                .put("space", space)
                .put("from", cursor.created())
                .put("first", list.pageSize())
                .put("skip", cursor.skip());
        return body.toString();
    }
}
