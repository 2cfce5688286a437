package io.chokepoint.api.mutation;

import java.util.Optional;

/** Says what is wrong with a name that a tenant gives to something of its own. */
public final class NameCheck {
    private static final int LONGEST = 100;

    private NameCheck() {}

    /** What is wrong with a name, if anything: it has 1 to 100 characters, is not all spaces and has no control characters. */
    public static Optional<UserError> of(String field, String name) {
        if (name.isBlank()) {
            return Optional.of(new UserError(field, UserErrorCode.BLANK, "There is nothing; give a name"));
        }
        if (name.length() > LONGEST) {
            return Optional.of(new UserError(
                    field, UserErrorCode.TOO_LONG, "%d characters; at most %d pass".formatted(name.length(), LONGEST)));
        }
        return name.chars().anyMatch(Character::isISOControl)
                ? Optional.of(
                        new UserError(field, UserErrorCode.INVALID, "Control characters do not pass; leave them out"))
                : Optional.empty();
    }
}
