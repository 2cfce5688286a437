package io.chokepoint.api.export;

import io.chokepoint.api.mutation.UserError;
import io.chokepoint.api.mutation.UserErrorCode;

/** A mutation that is not done, and why, for {@code userErrors}. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final UserErrorCode code;

    /**
     * @param field argument or input field with {@code .} between names
     * @param code kind
     */
    Refusal(String field, UserErrorCode code, String message) {
        super(message);
        this.field = field;
        this.code = code;
    }

    Refusal(UserError error) {
        this(error.field(), error.code(), error.message());
    }

    UserError userError() {
        return new UserError(field, code, getMessage());
    }
}
