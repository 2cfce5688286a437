package io.chokepoint.api.operator;

import io.agroal.api.AgroalDataSource;
import io.chokepoint.api.audit.AuditLog;
import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.operator.Outcome.Change;
import io.chokepoint.api.operator.TenantOrder.UserOrder;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.api.tenant.TenantStatus;
import io.chokepoint.api.tenant.TenantTransaction;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Makes tenants what operators order: organization, tenant, grants and users, in one flow. Each step makes things as they
 * shall be, whatever they were, and the tenant is visible only when all are done: an order that was cut off is sent again
 * and ends the same. Orders for one tenant wait for each other.
 */
@ApplicationScoped
class Onboarding {
    private static final Logger LOG = Logger.getLogger(Onboarding.class);

    private final AgroalDataSource owner;
    private final Organizations organizations;
    private final Members members;
    private final TenantTransaction transaction;
    private final AuditLog audit;

    Onboarding(
            @DataSource("operator") AgroalDataSource owner,
            Organizations organizations,
            Members members,
            TenantTransaction transaction,
            AuditLog audit) {
        this.owner = owner;
        this.organizations = organizations;
        this.members = members;
        this.transaction = transaction;
        this.audit = audit;
    }

    /**
     * Who orders, in which request.
     *
     * @param id subject of the token
     * @param name name of the user or client
     * @param requestId id that finds the request in the log
     */
    record Operator(String id, String name, String requestId) {}

    /** Work on the tables, in one transaction. */
    private interface Work<T> {
        T on(TenantTables tables) throws SQLException;
    }

    /** Tenants by alias, from the one after an alias on. */
    List<TenantView> list(String after, int limit) {
        return inTransaction(tables -> tables.list(after, limit));
    }

    /**
     * A tenant.
     *
     * @throws ApiException when there is none
     */
    TenantView find(String alias) {
        return inTransaction(tables -> found(tables, alias));
    }

    /** Makes a tenant what the order says; new ones are made. */
    Outcome put(Operator operator, String alias, TenantOrder order) {
        OrderCheck.check(alias, order);
        Outcome outcome = inTransaction(tables -> {
            tables.lock(alias);
            if (!tables.hasPlan(order.plan())) {
                throw new ApiException(
                        ErrorCode.BAD_USER_INPUT,
                        "plan '%s': %s pass".formatted(order.plan(), String.join(", ", tables.plans())));
            }
            return put(tables, alias, order);
        });
        record(operator, outcome.tenant(), "putTenant", details(outcome));
        return outcome;
    }

    private Outcome put(TenantTables tables, String alias, TenantOrder order) throws SQLException {
        Organizations.Ensured organization = organizations.ensure(alias, order.name());
        if (tables.find(alias)
                .filter(there -> !there.id().equals(organization.id()))
                .isPresent()) {
            throw new ApiException(
                    ErrorCode.CONFLICT,
                    "Tenant '%s' belongs to an organization that Keycloak does not have any more; choose another alias"
                            .formatted(alias));
        }
        Change row = tables.put(organization.id(), alias, order);
        int[] grants = tables.putGrants(organization.id(), order.grants());
        Map<String, Change> users = new LinkedHashMap<>();
        for (UserOrder user : order.users()) {
            users.put(user.username(), members.ensure(organization.id(), user));
        }
        return new Outcome(found(tables, alias), organization.change(), row, grants[0], grants[1], users);
    }

    /** Makes a tenant be served or not. Needs PostgreSQL alone, so that it works also while Keycloak does not. */
    TenantView putStatus(Operator operator, String alias, TenantStatus status, String reason) {
        TenantView tenant = inTransaction(tables -> {
            tables.lock(alias);
            tables.putStatus(found(tables, alias), status);
            return found(tables, alias);
        });
        String details = Json.createObjectBuilder()
                .add("status", status.name())
                .add("reason", reason)
                .build()
                .toString();
        record(operator, tenant, "putTenantStatus", details);
        return tenant;
    }

    /** Ends the membership of a user. */
    Change removeUser(Operator operator, String alias, String username) {
        TenantView tenant = find(alias);
        Change change = members.remove(tenant.id(), username);
        String details = Json.createObjectBuilder()
                .add("user", username)
                .add("change", change.name())
                .build()
                .toString();
        record(operator, tenant, "removeTenantUser", details);
        return change;
    }

    private static TenantView found(TenantTables tables, String alias) throws SQLException {
        return tables.find(alias)
                .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, "There is no tenant '" + alias + "'"));
    }

    private static String details(Outcome outcome) {
        var users = Json.createObjectBuilder();
        outcome.users().forEach((name, change) -> users.add(name, change.name()));
        return Json.createObjectBuilder()
                .add("plan", outcome.tenant().plan())
                .add("status", outcome.tenant().status().name())
                .add("organization", outcome.organization().name())
                .add("tenant", outcome.row().name())
                .add("grantsAdded", outcome.grantsAdded())
                .add("grantsRemoved", outcome.grantsRemoved())
                .add("users", users)
                .build()
                .toString();
    }

    /** The tenant's own audit log tells what was done to it; also an order that has changed nothing stands there. */
    private void record(Operator operator, TenantView tenant, String action, String details) {
        TenantScope scope = new TenantScope(
                tenant.id(),
                tenant.alias(),
                tenant.name(),
                tenant.plan(),
                tenant.status(),
                operator.id(),
                operator.name(),
                Set.of(),
                List.of());
        transaction.call(tenant.id(), () -> {
            audit.append(scope, action, tenant.id().toString(), details, operator.requestId());
            return null;
        });
    }

    private <T> T inTransaction(Work<T> work) {
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(new TenantTables(connection));
                connection.commit();
                return result;
            } finally {
                // After a commit there is nothing left to take back.
                connection.rollback();
            }
        } catch (SQLException e) {
            LOG.error("The tables of tenants cannot be used", e);
            throw new ApiException(ErrorCode.UNAVAILABLE, "PostgreSQL does not answer; send the same order again");
        }
    }
}
