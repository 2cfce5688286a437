package io.chokepoint.api.operator;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.operator.Outcome.Change;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.OrganizationDomainRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;

/** The organizations of the realm: one for each tenant. */
@ApplicationScoped
class Organizations {
    private static final int MOST_FOUND = 100;

    private final Realm realm;

    Organizations(Realm realm) {
        this.realm = realm;
    }

    /**
     * An organization that is there now.
     *
     * @param id its id, which is the tenant's
     * @param change what was done to it
     */
    record Ensured(UUID id, Change change) {}

    /** Makes an organization with this alias be there, enabled, and bear this name. */
    Ensured ensure(String alias, String name) {
        return realm.call(resource -> {
            Optional<OrganizationRepresentation> found = find(resource, alias);
            if (found.isEmpty()) {
                create(resource, alias, name);
                OrganizationRepresentation created = find(resource, alias)
                        .orElseThrow(() -> new ApiException(
                                ErrorCode.UNAVAILABLE,
                                "Keycloak has lost organization '" + alias + "'; send it again"));
                return new Ensured(UUID.fromString(created.getId()), Change.CREATED);
            }
            OrganizationRepresentation there = found.get();
            if (name.equals(there.getName()) && there.isEnabled()) {
                return new Ensured(UUID.fromString(there.getId()), Change.UNCHANGED);
            }
            there.setName(name);
            there.setEnabled(true);
            try (Response answer = resource.organizations().get(there.getId()).update(there)) {
                refuseConflict(answer, name);
            }
            return new Ensured(UUID.fromString(there.getId()), Change.CHANGED);
        });
    }

    private static Optional<OrganizationRepresentation> find(RealmResource resource, String alias) {
        // The search is for names and domains; the domain is made from the alias below.
        return resource.organizations().search(domain(alias), true, 0, MOST_FOUND, false).stream()
                .filter(organization -> alias.equals(organization.getAlias()))
                .findFirst();
    }

    private static void create(RealmResource resource, String alias, String name) {
        OrganizationRepresentation wanted = new OrganizationRepresentation();
        wanted.setAlias(alias);
        wanted.setName(name);
        wanted.setEnabled(true);
        wanted.addDomain(new OrganizationDomainRepresentation(domain(alias)));
        try (Response answer = resource.organizations().create(wanted)) {
            refuseConflict(answer, name);
        }
    }

    /** Keycloak wants a domain, and finds organizations by it. Nobody's mail lies there. */
    private static String domain(String alias) {
        return alias + ".example";
    }

    private static void refuseConflict(Response answer, String name) {
        if (answer.getStatus() == Response.Status.CONFLICT.getStatusCode()) {
            throw new ApiException(
                    ErrorCode.CONFLICT,
                    "Keycloak has another organization with the name '%s' or the same alias; choose another"
                            .formatted(name));
        }
        Members.done(answer);
    }
}
