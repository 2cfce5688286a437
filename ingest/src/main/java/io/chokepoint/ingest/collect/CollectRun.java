package io.chokepoint.ingest.collect;

import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.value.Quoted;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** One run of one collector: asks through the client, lands in the raw zone, and counts. */
public final class CollectRun {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,199}");

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
     * A name that may stand in a URL and in a document's name as it is.
     *
     * @throws UserError if this is none
     */
    public static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new UserError("Name %s: letters, digits and . _ : - only, 200 at most".formatted(Quoted.of(name)));
        }
        return name;
    }

    /**
     * A place on one of the collector's hosts.
     *
     * @param host the host's name
     * @param path begins with a slash; may have a query
     */
    public URI url(String host, String path) {
        return hosts.stream()
                .filter(known -> known.name().equals(host))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No host " + host + " in " + hosts))
                .url(path);
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
