package io.chokepoint.batch.lake;

import java.util.List;

/** A lake that an earlier version wrote. The message names the columns that it lacks, and what to do. */
public final class OldLakeException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    OldLakeException(String root, String table, List<String> missing) {
        super(
                ("The lake %s was written by an earlier version: its table %s has no %s. Ingest the files into a new folder,"
                                + " or begin anew with ./chokepoint up --fresh")
                        .formatted(root, table, String.join(", ", missing)));
    }
}
