package io.chokepoint.api.usergrant;

import io.chokepoint.api.mutation.Mutations;
import io.chokepoint.api.mutation.Mutations.Done;
import io.chokepoint.api.mutation.UserError;
import io.chokepoint.api.mutation.UserErrorCode;
import io.chokepoint.api.operator.Members;
import io.chokepoint.api.tenant.Grant;
import io.chokepoint.api.tenant.TenantChanges;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.api.tenant.TenantTransaction;
import io.chokepoint.api.tenant.UserGrantsRow;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads and writes what users of a tenant may see. Blocking. */
@ApplicationScoped
class UserGrantsWriter {
    private static final int MOST = 100;

    private final Mutations mutations;
    private final Members members;
    private final TenantTransaction transaction;
    private final TenantChanges changes;

    UserGrantsWriter(Mutations mutations, Members members, TenantTransaction transaction, TenantChanges changes) {
        this.mutations = mutations;
        this.members = members;
        this.transaction = transaction;
        this.changes = changes;
    }

    /** A page of users by login name. */
    @ActivateRequestContext
    List<UserGrants> after(TenantScope scope, String name, int limit) {
        return transaction.call(scope.tenantId(), () -> UserGrantsRow.after(scope.tenantId(), name, limit).stream()
                .map(UserGrants::of)
                .toList());
    }

    UserGrantsPayload set(TenantScope scope, Mutations.Request request, String user, List<Grant> grants) {
        List<UserError> errors = check(scope, grants);
        // Keycloak is asked before the transaction, which must not wait for it.
        Optional<UUID> member = errors.isEmpty() ? members.find(scope.tenantId(), user) : Optional.empty();
        if (errors.isEmpty() && member.isEmpty()) {
            errors.add(new UserError(
                    "user", UserErrorCode.NOT_FOUND, "'%s' is not a user of your tenant".formatted(user)));
        }
        UserGrantsPayload payload = mutations.run(
                scope,
                request,
                () -> errors.isEmpty() ? write(scope, member.orElseThrow(), user, grants) : Done.refused(errors),
                done -> new UserGrantsPayload(
                        Optional.ofNullable(done.id())
                                .flatMap(id -> UserGrantsRow.of(scope.tenantId(), id))
                                .map(UserGrants::of)
                                .orElse(null),
                        done.errors()));
        changes.forget(scope.tenantId());
        return payload;
    }

    private static Done write(TenantScope scope, UUID userId, String user, List<Grant> grants) {
        Optional<UserGrantsRow> found = UserGrantsRow.of(scope.tenantId(), userId);
        if (grants.isEmpty()) {
            found.ifPresent(UserGrantsRow::delete);
        } else {
            UserGrantsRow row = found.orElseGet(UserGrantsRow::new);
            row.tenantId = scope.tenantId();
            row.userId = userId;
            row.userName = user;
            row.updatedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
            row.grants(grants);
            if (found.isEmpty()) {
                row.persist();
            }
        }
        return Done.to(
                userId,
                new JsonObject()
                        .put("user", user)
                        .put("grants", UserGrantsRow.json(grants))
                        .encode());
    }

    private static List<UserError> check(TenantScope scope, List<Grant> grants) {
        List<UserError> errors = new ArrayList<>();
        if (grants.size() > MOST) {
            errors.add(new UserError(
                    "grants", UserErrorCode.TOO_MANY, "%d grants; at most %d pass".formatted(grants.size(), MOST)));
            return errors;
        }
        for (int i = 0; i < grants.size(); i++) {
            if (Grant.intersection(scope.grants(), List.of(grants.get(i))).isEmpty()) {
                errors.add(new UserError(
                        "grants[%d]".formatted(i),
                        UserErrorCode.NOT_FOUND,
                        "You may see nothing of this yourself; leave it out"));
            }
        }
        return errors;
    }
}
