package io.chokepoint.api.export;

/** A mutation that is not done, and why, for {@code userErrors}. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String code;

    /**
     * @param field argument or input field with {@code .} between names; empty where it is none of them
     * @param code kind
     */
    Refusal(String field, String code, String message) {
        super(message);
        this.field = field;
        this.code = code;
    }

    ExportUserError userError() {
        return new ExportUserError(field.isEmpty() ? null : field, code, getMessage());
    }
}
