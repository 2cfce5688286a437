package io.chokepoint.api.export;

/** What makes an export due. */
public enum ExportTrigger {
    /** A cron expression of five fields in a zone. */
    CRON,
    /** An ISO 8601 interval, counted from the start. */
    INTERVAL,
    /** A publication of days that the export covers. */
    ON_PUBLICATION,
    /** Nothing: it runs when asked to. */
    ON_REQUEST
}
