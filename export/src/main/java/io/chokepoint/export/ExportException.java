package io.chokepoint.export;

/** An export cannot go on. The message is meant for the tenant: it names the value and the remedy, and no secret. */
public class ExportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;

    /** A failure of this kind, said in these words. */
    public ExportException(Code code, String message) {
        super(message);
        this.code = code;
    }

    /** A failure of this kind with what has caused it. */
    public ExportException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** The kind. */
    public Code code() {
        return code;
    }

    /** What can go wrong. New codes may be added. */
    public enum Code {
        /** A definition, a schedule or a destination is not valid. */
        INVALID(false),
        /** More rows than the export or its format may have; nothing is delivered. */
        LIMIT_EXCEEDED(false),
        /** The rows written are not those counted; nothing is delivered. */
        COUNT_MISMATCH(true),
        /** The destination holds another package under the same identity. */
        CONFLICT(false),
        /** The destination refuses for good: wrong credentials, a forbidden address, a missing folder. */
        DESTINATION_REFUSED(false),
        /** The destination cannot be reached, is full or cuts the connection. */
        DESTINATION_UNAVAILABLE(true),
        /** Files cannot be read or written here. */
        LOCAL_STORAGE(true);

        private final boolean retryable;

        Code(boolean retryable) {
            this.retryable = retryable;
        }

        /** Whether the same work can succeed later. */
        public boolean retryable() {
            return retryable;
        }
    }
}
