package io.chokepoint.measure;

/** A fault that the user can remedy; its message says how. Exit code 2. */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A fault with a message for the user. */
    public UserError(String message) {
        super(message);
    }
}
