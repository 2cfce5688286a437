package io.chokepoint.warehouse;

/** ClickHouse refused or failed; the message says what was being done. */
public final class WarehouseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure without a cause of its own. */
    public WarehouseException(String message) {
        super(message);
    }

    /** A failure and what ClickHouse or its client said. */
    public WarehouseException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
