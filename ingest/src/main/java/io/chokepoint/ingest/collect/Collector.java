package io.chokepoint.ingest.collect;

import java.util.List;

/** Knows one source: what to ask for, and what an answer must have. Has no state; that is in the raw zone. */
public interface Collector {
    /** Lower-case name of the source, and of its folder in the raw zone. */
    String source();

    /** What the names after the source are, for people. */
    String names();

    /** Where it asks, unless told otherwise. */
    List<SourceHost> hosts();

    /**
     * Asks, checks and lands.
     *
     * @param names what to collect, in the source's spelling
     * @throws CollectFailure at the first page that is not as it should be; those before have landed
     */
    void collect(CollectRun run, List<String> names);
}
