package io.chokepoint.measure.read;

/** Why a row cannot be used; the message is shown beside its line number. */
final class RowFault extends Exception {
    private static final long serialVersionUID = 1L;

    RowFault(String message) {
        super(message, null, false, false);
    }
}
