package io.chokepoint.ingest.lake;

import java.time.Instant;
import java.util.List;

/**
 * What one run did.
 *
 * @param id its id, or null if it wrote nothing
 * @param files one ledger per file, in the order of data set, source and file
 */
public record IngestRun(String id, Instant startedAt, Instant finishedAt, List<FileLedger> files) {
    public IngestRun {
        files = List.copyOf(files);
    }
}
