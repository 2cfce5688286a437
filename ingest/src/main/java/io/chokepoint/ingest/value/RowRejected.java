package io.chokepoint.ingest.value;

/** A row that goes to quarantine. Thrown once per bad row, so it carries no stack trace. */
public final class RowRejected extends Exception {
    private static final long serialVersionUID = 1L;

    private final ReasonCode reason;

    public RowRejected(ReasonCode reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public ReasonCode reason() {
        return reason;
    }
}
