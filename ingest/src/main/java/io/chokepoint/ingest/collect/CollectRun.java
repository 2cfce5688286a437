package io.chokepoint.ingest.collect;

import io.chokepoint.ingest.UserError;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One run of one collector: asks through the client, lands in the raw zone, and counts. */
public final class CollectRun {
    private final RawZone zone;
    private final PoliteClient client;
    private final List<SourceHost> hosts;
    private final boolean again;
    private final Consumer<String> progress;
    private int landed;
    private int unchanged;
    private long bytes;

    /**
     * @param hosts those of the collector, where they are to be asked
     * @param again whether to ask as if nothing had landed
     * @param progress is given one line per page
     */
    public CollectRun(
            RawZone zone, PoliteClient client, List<SourceHost> hosts, boolean again, Consumer<String> progress) {
        this.zone = zone;
        this.client = client;
        this.hosts = List.copyOf(hosts);
        this.again = again;
        this.progress = progress;
    }

    public RawZone zone() {
        return zone;
    }

    /**
     * A place on one of the collector's hosts.
     *
     * @param host the host's name
     * @param path begins with a slash, or is empty; may have a query
     * @throws UserError if the host is at no place, since none was named
     */
    public URI url(String host, String path) {
        SourceHost known = hosts.stream()
                .filter(one -> one.name().equals(host))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No host " + host + " in " + hosts));
        if (!known.hasPlace()) {
            throw new UserError(
                    "Host '%1$s' has no place of its own: name one with --base-url %1$s=https://host[:port][/path]"
                            .formatted(host));
        }
        return known.url(path);
    }

    /** What time it is. */
    public Instant now() {
        return client.now();
    }

    /** The lines of a document, oldest first; none when asking as if nothing had landed. */
    public List<ManifestEntry> entries(String document) {
        return again ? List.of() : zone.entries(document);
    }

    /** The last line of a document; none when asking as if nothing had landed. */
    public Optional<ManifestEntry> last(String document) {
        return again ? Optional.empty() : zone.last(document);
    }

    /**
     * Asks for a whole document, only if it has changed, and lands it.
     *
     * @throws CollectFailure if it is not of this shape, or empty where it had more than one record before
     */
    public void document(Request request, JsonShape shape) {
        Optional<ManifestEntry> before = last(request.document());
        Answer answer = client.send(request, again ? Validators.NONE : zone.validators(request));
        if (answer.status() == Answer.NOT_MODIFIED) {
            zone.unchanged(request, answer, before.orElseThrow());
            unchanged++;
            progress.accept("%s is unchanged".formatted(request.document()));
            return;
        }
        int records = shape.count(request.url(), answer.body());
        int had = before.map(ManifestEntry::records).orElse(0);
        if (records == 0 && had > 1) {
            throw new CollectFailure(
                    CollectFault.EMPTY_PAGE, request.url(), "no records, where there were %d".formatted(had));
        }
        land(request, answer, records, null);
    }

    /** Asks for a page of a sequence; the caller checks it and lands it. */
    public Answer ask(Request request) {
        return client.send(request, Validators.NONE);
    }

    /** Takes a page and its line; both are on the disk when this returns. */
    public void land(Request request, Answer answer, int records, String next) {
        ManifestEntry entry = zone.land(request, answer, records, next);
        landed++;
        bytes += entry.bytes();
        progress.accept("%s: %d records, %d bytes".formatted(request.document(), records, entry.bytes()));
    }

    /** What the run did, in one line. */
    public String summary() {
        return "%d pages landed, %d bytes; %d unchanged".formatted(landed, bytes, unchanged);
    }
}
