package io.chokepoint.api.export;

/** Whether an export makes runs by itself. */
public enum ExportState {
    /** It does. */
    ACTIVE,
    /** It does not for now; what it catches up with afterwards, its policy says. */
    PAUSED,
    /** It never does again; its runs stay readable. */
    DELETED
}
