package io.chokepoint.ingest.collect.filecoin;

import io.chokepoint.ingest.collect.CollectRun;
import io.chokepoint.ingest.collect.Collector;
import io.chokepoint.ingest.collect.Names;
import io.chokepoint.ingest.collect.SourceHost;
import java.time.Duration;
import java.util.List;

/**
 * Miners of Filecoin with their power and owners, from a Lotus node: thousands of questions, all at one final tipset.
 *
 * <p>There are many nodes, so that there is no place to ask unless one is named.
 */
public final class FilecoinCollector implements Collector {
    static final String NODE = "filecoin";

    @Override
    public String source() {
        return "filecoin";
    }

    @Override
    public String names() {
        return "none; all miners are collected";
    }

    @Override
    public List<SourceHost> hosts() {
        return List.of(SourceHost.toBeNamed(NODE, Duration.ofMillis(100)));
    }

    @Override
    public void collect(CollectRun run, List<String> names) {
        Names.none(this, names);
        new PowerTable(run, run.url(NODE, "")).collect();
    }
}
