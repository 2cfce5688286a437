package io.chokepoint.api.operator;

import io.chokepoint.api.tenant.TenantStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What an operator wants a tenant to be. Asking for the same again changes nothing.
 *
 * @param name name for people
 * @param plan id of a plan
 * @param status whether the tenant is served; ACTIVE if left out
 * @param grants what it may see, all of it: others are taken away
 * @param users who shall belong to it; users that are not named stay as they are
 */
record TenantOrder(String name, String plan, TenantStatus status, List<GrantOrder> grants, List<UserOrder> users) {
    TenantOrder {
        status = Objects.requireNonNullElse(status, TenantStatus.ACTIVE);
        grants = List.copyOf(Objects.requireNonNullElse(grants, List.of()));
        users = List.copyOf(Objects.requireNonNullElse(users, List.of()));
    }

    /**
     * A part of the published numbers; what is left out means any.
     *
     * @param domain domain identifier
     * @param network CAIP-2 id or slug
     * @param subject readable stable key of a subject
     * @param resource resource identifier
     * @param historyFrom first day that may be seen
     */
    record GrantOrder(String domain, String network, String subject, String resource, LocalDate historyFrom) {}

    /**
     * A person of the tenant.
     *
     * @param username login name in the realm
     * @param email address, needed for a user that is not there yet
     * @param firstName first name, needed for a user that is not there yet
     * @param lastName last name, needed for a user that is not there yet
     * @param roles roles of tenants' users: viewer, analyst, exporter or tenant-admin; others of these are taken away
     * @param temporaryPassword password of a new user, to be changed at the first login; without one, the user sets a
     *     password by Keycloak's own means
     */
    record UserOrder(
            String username,
            String email,
            String firstName,
            String lastName,
            List<String> roles,
            String temporaryPassword) {
        UserOrder {
            roles = List.copyOf(Objects.requireNonNullElse(roles, List.of()));
        }

        /** Without the password, which no log or message may hold. */
        @Override
        public String toString() {
            return "UserOrder[username=%s, roles=%s]".formatted(username, roles);
        }
    }
}
