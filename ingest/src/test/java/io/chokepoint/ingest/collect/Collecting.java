package io.chokepoint.ingest.collect;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Runs a collector against a source on this machine. */
public final class Collecting {
    /** Few tries and small pages: enough for tests. */
    static final Politeness POLITENESS = new Politeness(
            "a test",
            3,
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofMinutes(10),
            8 << 20);

    private final Path lake;
    private final Collector collector;
    private final List<SourceHost> hosts;
    private final QuickTime time = new QuickTime();
    private final Map<String, String> environment = new HashMap<>();

    /** @param base where all hosts are, or null to leave them where they are */
    public Collecting(Path lake, Collector collector, URI base) {
        this.lake = lake;
        this.collector = collector;
        this.hosts = CollectorCatalog.hosts(
                collector,
                base == null
                        ? Map.of()
                        : collector.hosts().stream().collect(Collectors.toMap(SourceHost::name, host -> base)));
    }

    public QuickTime time() {
        return time;
    }

    /** Sets a variable of the environment, such as one with a key. */
    public Collecting with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public void run(String... names) {
        run(false, step -> {}, names);
    }

    public void again(String... names) {
        run(true, step -> {}, names);
    }

    /** Ends the run with an exception when the n-th page has its name and no manifest line yet. */
    public void failBeforeLine(int page, String... names) {
        int[] pages = {0};
        run(
                false,
                step -> {
                    if (step == RawZone.Step.PAGE_IN_PLACE && ++pages[0] == page) {
                        throw new IllegalStateException("killed before line " + page);
                    }
                },
                names);
    }

    public List<ManifestEntry> entries(String document) {
        try (RawZone zone = open()) {
            return new ArrayList<>(zone.entries(document));
        }
    }

    public RawZone open() {
        return RawZone.open(lake, collector.source());
    }

    private void run(boolean again, Consumer<RawZone.Step> steps, String... names) {
        PoliteClient client = new PoliteClient(POLITENESS, hosts, time, new Random(1), environment::get);
        try (RawZone zone = RawZone.open(lake, collector.source(), steps)) {
            collector.collect(new CollectRun(zone, client, hosts, again, line -> {}), List.of(names));
        }
    }
}
