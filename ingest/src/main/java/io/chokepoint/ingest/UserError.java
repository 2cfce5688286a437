package io.chokepoint.ingest;

/** Something that the person at the command line can put right. The message names the value and the remedy. */
public class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UserError(String message) {
        super(message);
    }

    public UserError(String message, Throwable cause) {
        super(message, cause);
    }
}
