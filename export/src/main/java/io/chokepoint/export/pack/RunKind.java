package io.chokepoint.export.pack;

/** Why a package exists. */
public enum RunKind {
    /** The period that has become due. */
    INCREMENTAL,
    /** Everything up to the end of the period. */
    FULL,
    /** A period that was delivered before and has changed since. */
    RESTATEMENT,
    /** A period of the past, asked for. */
    BACKFILL
}
