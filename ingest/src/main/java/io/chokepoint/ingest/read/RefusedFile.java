package io.chokepoint.ingest.read;

import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.value.ReasonCode;

/** A file of which nothing is taken, with the reason. */
public final class RefusedFile extends UserError {
    private static final long serialVersionUID = 1L;

    private final ReasonCode reason;
    private final String file;

    public RefusedFile(ReasonCode reason, String file, String message) {
        super("%s: %s (%s)".formatted(file, message, reason));
        this.reason = reason;
        this.file = file;
    }

    public ReasonCode reason() {
        return reason;
    }

    /** The URI of the file. */
    public String file() {
        return file;
    }
}
