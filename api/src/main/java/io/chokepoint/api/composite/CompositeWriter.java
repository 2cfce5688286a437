package io.chokepoint.api.composite;

import io.chokepoint.api.composite.CompositeInput.CompositeComponentInput;
import io.chokepoint.api.graphql.GlobalId;
import io.chokepoint.api.mutation.Mutations;
import io.chokepoint.api.mutation.Mutations.Done;
import io.chokepoint.api.mutation.UserError;
import io.chokepoint.api.mutation.UserErrorCode;
import io.chokepoint.api.tenant.TenantScope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Writes a tenant's composites. Blocking. */
@ApplicationScoped
class CompositeWriter {
    private static final int MOST = 100;

    private final Mutations mutations;

    CompositeWriter(Mutations mutations) {
        this.mutations = mutations;
    }

    CompositePayload create(TenantScope scope, Mutations.Request request, CompositeInput input) {
        return mutations.run(
                scope,
                request,
                () -> {
                    if (CompositeRow.count("tenantId", scope.tenantId()) >= MOST) {
                        return refused(
                                "input",
                                UserErrorCode.TOO_MANY,
                                "A tenant has at most %d composites; delete one".formatted(MOST));
                    }
                    CompositeRow row = new CompositeRow();
                    row.tenantId = scope.tenantId();
                    row.compositeId = UUID.randomUUID();
                    row.createdAt = now();
                    return write(row, input, true);
                },
                done -> payload(scope, done));
    }

    CompositePayload update(TenantScope scope, Mutations.Request request, String id, CompositeInput input) {
        return mutations.run(
                scope,
                request,
                () -> Composites.row(scope, id)
                        .map(row -> write(row, input, false))
                        .orElseGet(() -> notFound(id)),
                done -> payload(scope, done));
    }

    CompositePayload delete(TenantScope scope, Mutations.Request request, String id) {
        return mutations.run(
                scope,
                request,
                () -> Composites.row(scope, id)
                        .map(row -> {
                            row.delete();
                            return Done.to(row.compositeId, details(row));
                        })
                        .orElseGet(() -> notFound(id)),
                done -> new CompositePayload(
                        null,
                        done.id() == null
                                ? null
                                : GlobalId.of(Composite.TYPE, done.id().toString()),
                        done.errors()));
    }

    private static Done write(CompositeRow row, CompositeInput input, boolean isNew) {
        List<UserError> errors = CompositeCheck.of(input);
        if (!errors.isEmpty()) {
            return Done.refused(errors);
        }
        if (CompositeRow.isTaken(row.tenantId, input.name, row.compositeId)) {
            return refused(
                    "input.name", UserErrorCode.TAKEN, "'%s' is the name of another composite".formatted(input.name));
        }
        row.name = input.name;
        row.components = CompositeComponent.json(input.components.stream()
                        .map(CompositeComponentInput::component)
                        .toList())
                .encode();
        row.updatedAt = now();
        if (isNew) {
            row.persist();
        }
        return Done.to(row.compositeId, details(row));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private static String details(CompositeRow row) {
        return new JsonObject()
                .put("name", row.name)
                .put("components", new JsonArray(row.components))
                .encode();
    }

    private static CompositePayload payload(TenantScope scope, Done done) {
        Composite composite = done.id() == null
                ? null
                : CompositeRow.of(scope.tenantId(), done.id())
                        .map(CompositeRow::composite)
                        .orElse(null);
        return new CompositePayload(composite, null, done.errors());
    }

    private static Done notFound(String id) {
        return refused("id", UserErrorCode.NOT_FOUND, "'%s' is not a composite of your tenant".formatted(id));
    }

    private static Done refused(String field, UserErrorCode code, String message) {
        return Done.refused(List.of(new UserError(field, code, message)));
    }
}
