package io.chokepoint.ingest;

import picocli.CommandLine.Option;

/** What commands have whose quarantined rows come back repaired. */
final class ReplayOption {
    @Option(
            names = "--replays",
            paramLabel = "RUN",
            description = "The files are repaired rows of this run's quarantine; the other options are as they were.")
    private String run;

    /** Id of the run, or null if the files are no repaired rows. */
    String run() {
        return run;
    }
}
