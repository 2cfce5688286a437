package io.chokepoint.local.demo;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tenants and people of a local platform, as {@code demo/tenants.yaml} lists them. */
public record Demo(List<Tenant> tenants, List<Role> roles, List<User> users, List<Service> services) {
    private static final String SOURCE = "/demo/tenants.yaml";

    /** Checks that names are unique and that everything named exists. */
    public Demo {
        tenants = List.copyOf(tenants);
        roles = List.copyOf(roles);
        users = List.copyOf(users);
        services = List.copyOf(services);
        Set<String> aliases = unique("tenant", tenants, Tenant::alias);
        unique("tenant id", tenants, tenant -> tenant.id().toString());
        unique(
                "grant id",
                tenants.stream().flatMap(tenant -> tenant.grants().stream()).toList(),
                grant -> grant.id().toString());
        Set<String> roleNames = unique("role", roles, Role::name);
        unique("user", users, User::name);
        unique("service", services, Service::name);
        roles.forEach(role -> known("role", role.includes(), roleNames, role.name()));
        users.forEach(user -> known("role", user.roles(), roleNames, user.name()));
        users.forEach(user -> known("organization", user.organizations(), aliases, user.name()));
        services.forEach(service -> known("role", service.roles(), roleNames, service.name()));
        services.forEach(service -> known("organization", List.of(service.organization()), aliases, service.name()));
    }

    /** Reads the document that ships with this module. */
    public static Demo load() {
        try (InputStream source = requireNonNull(Demo.class.getResourceAsStream(SOURCE), SOURCE)) {
            return read(source);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + SOURCE, e);
        }
    }

    static Demo read(InputStream source) throws IOException {
        return YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .readValue(source, Demo.class);
    }

    /** The user of that name, if there is one. */
    public Optional<User> user(String name) {
        return users.stream().filter(user -> user.name().equals(name)).findFirst();
    }

    /** The service of that name, if there is one. */
    public Optional<Service> service(String name) {
        return services.stream().filter(service -> service.name().equals(name)).findFirst();
    }

    private static <T> Set<String> unique(String kind, List<T> items, Function<T, String> name) {
        Set<String> names = new HashSet<>();
        for (T item : items) {
            if (!names.add(name.apply(item))) {
                throw new IllegalArgumentException("Two entries for %s '%s'".formatted(kind, name.apply(item)));
            }
        }
        return names;
    }

    private static void known(String kind, List<String> named, Set<String> known, String by) {
        for (String name : named) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("Unknown %s '%s' of '%s'; known are %s"
                        .formatted(kind, name, by, known.stream().sorted().collect(Collectors.joining(", "))));
            }
        }
    }

    /** Whether a tenant may work. */
    public enum Status {
        ACTIVE,
        SUSPENDED
    }

    /**
     * A tenant, which is an organization in Keycloak.
     *
     * @param id of the organization, by which a token names the tenant
     */
    public record Tenant(String alias, UUID id, String name, String plan, Status status, List<Grant> grants) {
        public Tenant {
            requireNonNull(alias, "alias of a tenant");
            requireNonNull(id, () -> "id of tenant " + alias);
            requireNonNull(name, () -> "name of tenant " + alias);
            requireNonNull(plan, () -> "plan of tenant " + alias);
            requireNonNull(status, () -> "status of tenant " + alias);
            grants = List.copyOf(requireNonNullElse(grants, List.of()));
        }
    }

    /**
     * What a tenant may see; a field that is null allows any.
     *
     * @param historyFrom first day it may see, as {@code 2026-04-01}
     */
    public record Grant(UUID id, String domain, String network, String subjectId, String resource, String historyFrom) {
        public Grant {
            requireNonNull(id, "id of a grant");
            if (historyFrom != null) {
                LocalDate.parse(historyFrom);
            }
        }

        /** First day it may see, or null for all. */
        public LocalDate firstDay() {
            return historyFrom == null ? null : LocalDate.parse(historyFrom);
        }
    }

    /** A realm role and those that it includes. */
    public record Role(String name, List<String> includes, String description) {
        public Role {
            requireNonNull(name, "name of a role");
            includes = List.copyOf(requireNonNullElse(includes, List.of()));
        }
    }

    /** A person who logs in by password. */
    public record User(String name, String password, List<String> roles, List<String> organizations) {
        public User {
            requireNonNull(name, "name of a user");
            requireNonNull(password, () -> "password of " + name);
            roles = List.copyOf(roles);
            organizations = List.copyOf(organizations);
        }
    }

    /** A program that acts for one tenant by client credentials. */
    public record Service(String name, String secret, List<String> roles, String organization) {
        public Service {
            requireNonNull(name, "name of a service");
            requireNonNull(secret, () -> "secret of " + name);
            requireNonNull(organization, () -> "organization of " + name);
            roles = List.copyOf(roles);
        }
    }
}
