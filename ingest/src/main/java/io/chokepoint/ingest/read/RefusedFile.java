package io.chokepoint.ingest.read;

import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.value.ReasonCode;

/** A file of which nothing is taken, with the reason. */
public final class RefusedFile extends UserError {
    private static final long serialVersionUID = 1L;

    private final ReasonCode reason;
    private final String file;
    private final String detail;

    public RefusedFile(ReasonCode reason, String file, String message) {
        super("%s: %s (%s)".formatted(file, message, reason));
        this.reason = reason;
        this.file = file;
        this.detail = message;
    }

    public ReasonCode reason() {
        return reason;
    }

    /** The message without file and reason. */
    public String detail() {
        return detail;
    }

    /** The URI of the file. */
    public String file() {
        return file;
    }
}
