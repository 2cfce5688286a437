package io.chokepoint.api.error;

/** An error whose message is meant for the caller: it names the value and the remedy, and nothing of the inside. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /** An error of this kind, said in these words. */
    public ApiException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    /** The kind. */
    public ErrorCode code() {
        return code;
    }
}
