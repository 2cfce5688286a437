package io.chokepoint.export.schedule;

/** What becomes of slots that have passed without a run. */
public enum CatchUp {
    /** Each runs, the oldest first. */
    ALL,
    /** Only the last one runs. */
    LATEST,
    /** Only one that has passed no longer ago than the start deadline runs. */
    NONE
}
