package io.chokepoint.api.export;

/** Where a run stands. New states may be added. */
public enum ExportRunState {
    /** It waits for a worker, for the first time or again. */
    QUEUED,
    /** Its rows are read and written. */
    RUNNING,
    /** The package is read back and checked. */
    VERIFYING,
    /** The package is on its way to the destination. */
    DELIVERING,
    /** The destination has it. */
    SUCCEEDED,
    /** It will not be tried again by itself. */
    FAILED,
    /** It was given up before it began. */
    CANCELED
}
