package io.chokepoint.local;

import static java.util.Objects.requireNonNull;

/** A user name and its password. */
public record Login(String user, String password) {
    public Login {
        requireNonNull(user, "user");
        requireNonNull(password, "password");
    }

    /** The user alone, so that no log shows the password. */
    @Override
    public String toString() {
        return user;
    }
}
