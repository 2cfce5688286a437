package io.chokepoint.api.error;

import java.util.Map;

/** An error whose message is meant for the caller: it names the value and the remedy, and nothing of the inside. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient Map<String, Object> details;

    /** An error of this kind, said in these words. */
    public ApiException(ErrorCode code, String message) {
        this(code, message, Map.of());
    }

    /**
     * An error of this kind, said in these words and in figures.
     *
     * @param details what stands in {@code extensions} beside the code, such as the limit that was passed
     */
    public ApiException(ErrorCode code, String message, Map<String, Object> details) {
        super(message);
        this.code = code;
        this.details = Map.copyOf(details);
    }

    /** The kind. */
    public ErrorCode code() {
        return code;
    }

    /** What stands in {@code extensions} beside the code, the same for every client. */
    public Map<String, Object> details() {
        return details;
    }
}
