package io.chokepoint.local.binaries;

/** A component binary cannot be had on this machine; the message names what is missing and the remedy. */
public final class BinaryUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BinaryUnavailableException(String message) {
        super(message);
    }

    public BinaryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
