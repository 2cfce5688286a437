package io.chokepoint.api.tenant;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The organizations that a token names, by alias. Keycloak writes them as a map, {@code {"acme": {"id": "…"}}}, or, when
 * several mappers add to the claim, as an array of such maps and of bare aliases. An alias without an id is dropped: only
 * the id names a tenant, since an alias can be given to another organization.
 *
 * @param idsByAlias organization id by alias
 */
record OrganizationClaim(Map<String, UUID> idsByAlias) {
    static final String NAME = "organization";

    static OrganizationClaim of(Object claim) {
        Map<String, UUID> ids = new TreeMap<>();
        collect(claim, ids);
        return new OrganizationClaim(Map.copyOf(ids));
    }

    /** The id of the organization that is chosen by alias or id, if the token names it. */
    Optional<UUID> chosen(String aliasOrId) {
        return idsByAlias.entrySet().stream()
                .filter(entry -> entry.getKey().equals(aliasOrId)
                        || entry.getValue().toString().equals(aliasOrId))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static void collect(Object claim, Map<String, UUID> ids) {
        if (claim instanceof JsonArray array) {
            array.forEach(element -> collect(element, ids));
        } else if (claim instanceof JsonObject organizations) {
            organizations.forEach((alias, organization) -> id(organization).ifPresent(id -> ids.put(alias, id)));
        }
    }

    private static Optional<UUID> id(JsonValue organization) {
        if (organization instanceof JsonObject object && object.get("id") instanceof JsonString id) {
            try {
                return Optional.of(UUID.fromString(id.getString()));
            } catch (IllegalArgumentException e) {
                // Not an id of Keycloak's: as good as none, and refused as such.
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
