package io.chokepoint.ingest.lake;

import java.time.Instant;
import java.util.List;

/**
 * What one run did.
 *
 * @param id its id, or null if it wrote nothing
 * @param replays the run whose quarantined rows came back repaired, or null
 * @param files one ledger per file, in the order of data set, source and file
 */
public record IngestRun(String id, String replays, Instant startedAt, Instant finishedAt, List<FileLedger> files) {
    public IngestRun {
        files = List.copyOf(files);
    }

    /** The status that its files have in common; that of a run without files is {@code UNCHANGED}. */
    public String status() {
        return files.isEmpty() ? FileLedger.UNCHANGED : files.get(0).status();
    }
}
