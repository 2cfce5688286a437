package io.chokepoint.api.operator;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.operator.Outcome.Change;
import io.chokepoint.api.operator.TenantOrder.UserOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keycloak.admin.client.resource.OrganizationMembersResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RoleScopeResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** The people of tenants: users of the realm that are members of an organization. */
@ApplicationScoped
public class Members {
    private static final String NEW_PASSWORD = "UPDATE_PASSWORD";
    private static final Set<Integer> DONE = Set.of(200, 201, 204);

    private final Realm realm;

    Members(Realm realm) {
        this.realm = realm;
    }

    /**
     * Makes a user be there, belong to an organization and have these of the tenants' roles. What an existing user is called
     * and how it logs in stay as they are.
     *
     * @throws ApiException when a new user lacks a name, or when the change would reach into another tenant
     */
    Change ensure(UUID organization, UserOrder order) {
        return realm.call(resource -> {
            List<UserRepresentation> found = resource.users().searchByUsername(order.username(), true);
            boolean created = found.isEmpty();
            String id = created ? create(resource, order) : found.get(0).getId();
            boolean joined = join(resource, organization, id);
            boolean changed = giveRoles(resource, organization, id, order);
            if (created) {
                return Change.CREATED;
            }
            return joined || changed ? Change.CHANGED : Change.UNCHANGED;
        });
    }

    /**
     * The id of a user that belongs to an organization; empty for any other, be it in another or in none.
     *
     * @throws ApiException when Keycloak does not answer
     */
    public Optional<UUID> find(UUID organization, String username) {
        return realm.call(resource -> resource.users().searchByUsername(username, true).stream()
                .map(UserRepresentation::getId)
                .filter(id -> belongs(resource, organization, id))
                .map(UUID::fromString)
                .findFirst());
    }

    /** Ends the membership of a user, if there is one; the user stays in the realm. */
    Change remove(UUID organization, String username) {
        return realm.call(resource -> {
            List<UserRepresentation> found = resource.users().searchByUsername(username, true);
            if (found.isEmpty() || !belongs(resource, organization, found.get(0).getId())) {
                return Change.UNCHANGED;
            }
            try (Response answer =
                    members(resource, organization).member(found.get(0).getId()).delete()) {
                done(answer);
            }
            return Change.CHANGED;
        });
    }

    private static String create(RealmResource resource, UserOrder order) {
        if (order.email() == null || order.firstName() == null || order.lastName() == null) {
            throw new ApiException(
                    ErrorCode.BAD_USER_INPUT,
                    "User '%s' is not there yet; send email, firstName and lastName with it"
                            .formatted(order.username()));
        }
        UserRepresentation user = new UserRepresentation();
        user.setUsername(order.username());
        user.setEmail(order.email());
        user.setFirstName(order.firstName());
        user.setLastName(order.lastName());
        user.setEnabled(true);
        if (order.temporaryPassword() == null) {
            user.setRequiredActions(List.of(NEW_PASSWORD));
        } else {
            CredentialRepresentation password = new CredentialRepresentation();
            password.setType(CredentialRepresentation.PASSWORD);
            password.setValue(order.temporaryPassword());
            password.setTemporary(true);
            user.setCredentials(List.of(password));
        }
        try (Response answer = resource.users().create(user)) {
            if (answer.getStatus() == Response.Status.CONFLICT.getStatusCode()) {
                throw new ApiException(
                        ErrorCode.CONFLICT,
                        "Another user has the e-mail address of '%s'; use that user's name"
                                .formatted(order.username()));
            }
            if (answer.getStatus() == Response.Status.BAD_REQUEST.getStatusCode()) {
                throw new ApiException(
                        ErrorCode.BAD_USER_INPUT,
                        "Keycloak does not take user '%s'; see e-mail address, names and the password policy"
                                .formatted(order.username()));
            }
            done(answer);
        }
        return resource.users().searchByUsername(order.username(), true).get(0).getId();
    }

    private static boolean join(RealmResource resource, UUID organization, String userId) {
        if (belongs(resource, organization, userId)) {
            return false;
        }
        try (Response answer = members(resource, organization).addMember(userId)) {
            done(answer);
        }
        return true;
    }

    private static boolean giveRoles(RealmResource resource, UUID organization, String userId, UserOrder order) {
        RoleScopeResource roles = resource.users().get(userId).roles().realmLevel();
        List<RoleRepresentation> there = roles.listAll().stream()
                .filter(role -> OrderCheck.ROLES.contains(role.getName()))
                .toList();
        Set<String> names = there.stream().map(RoleRepresentation::getName).collect(Collectors.toSet());
        Set<String> wanted = new HashSet<>(order.roles());
        if (names.equals(wanted)) {
            return false;
        }
        refuseForeign(resource, organization, userId, order);
        List<RoleRepresentation> taken =
                there.stream().filter(role -> !wanted.contains(role.getName())).toList();
        List<RoleRepresentation> given = wanted.stream()
                .filter(name -> !names.contains(name))
                .map(name -> resource.roles().get(name).toRepresentation())
                .toList();
        if (!taken.isEmpty()) {
            roles.remove(taken);
        }
        if (!given.isEmpty()) {
            roles.add(given);
        }
        return true;
    }

    /** Roles are the user's in every tenant, so that an order for one tenant must not change them for another. */
    private static void refuseForeign(RealmResource resource, UUID organization, String userId, UserOrder order) {
        List<OrganizationRepresentation> others = resource.organizations().members().getOrganizations(userId).stream()
                .filter(other -> !other.getId().equals(organization.toString()))
                .toList();
        if (!others.isEmpty()) {
            throw new ApiException(
                    ErrorCode.CONFLICT,
                    "User '%s' belongs to another tenant, too, and has other roles there; use a user of its own"
                            .formatted(order.username()));
        }
    }

    private static boolean belongs(RealmResource resource, UUID organization, String userId) {
        return resource.organizations().members().getOrganizations(userId).stream()
                .anyMatch(member -> member.getId().equals(organization.toString()));
    }

    private static OrganizationMembersResource members(RealmResource resource, UUID organization) {
        return resource.organizations().get(organization.toString()).members();
    }

    /** Lets an answer pass that says that the work is done. */
    static void done(Response answer) {
        if (!DONE.contains(answer.getStatus())) {
            throw new WebApplicationException(answer.getStatus());
        }
    }
}
