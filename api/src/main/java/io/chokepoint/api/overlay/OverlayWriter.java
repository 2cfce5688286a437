package io.chokepoint.api.overlay;

import io.chokepoint.api.graphql.GlobalId;
import io.chokepoint.api.mutation.Mutations;
import io.chokepoint.api.mutation.Mutations.Done;
import io.chokepoint.api.mutation.UserError;
import io.chokepoint.api.mutation.UserErrorCode;
import io.chokepoint.api.tenant.TenantScope;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes a tenant's overlays. Blocking. */
@ApplicationScoped
class OverlayWriter {
    private static final int MOST = 100;

    private final Mutations mutations;

    OverlayWriter(Mutations mutations) {
        this.mutations = mutations;
    }

    OverlayPayload create(TenantScope scope, Mutations.Request request, OverlayInput input) {
        return mutations.run(
                scope,
                request,
                () -> {
                    if (OverlayRow.count("tenantId", scope.tenantId()) >= MOST) {
                        return refused(
                                "input", UserErrorCode.TOO_MANY, "A tenant has at most 100 overlays; delete one");
                    }
                    OverlayRow row = new OverlayRow();
                    row.tenantId = scope.tenantId();
                    row.overlayId = UUID.randomUUID();
                    row.createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
                    return write(row, input, true);
                },
                done -> payload(scope, done));
    }

    OverlayPayload update(TenantScope scope, Mutations.Request request, String id, OverlayInput input) {
        return mutations.run(
                scope,
                request,
                () -> row(scope, id).map(row -> write(row, input, false)).orElseGet(() -> notFound(id)),
                done -> payload(scope, done));
    }

    OverlayPayload delete(TenantScope scope, Mutations.Request request, String id) {
        return mutations.run(
                scope,
                request,
                () -> row(scope, id)
                        .map(row -> {
                            row.delete();
                            return Done.to(row.overlayId, details(row.name, OverlayContent.ofJson(row.content)));
                        })
                        .orElseGet(() -> notFound(id)),
                done -> new OverlayPayload(
                        null,
                        done.id() == null
                                ? null
                                : GlobalId.of(Overlay.TYPE, done.id().toString()),
                        done.errors()));
    }

    private static Done write(OverlayRow row, OverlayInput input, boolean isNew) {
        OverlayCheck check = new OverlayCheck();
        OverlayContent content = check.content(input);
        if (!check.errors().isEmpty()) {
            return Done.refused(check.errors());
        }
        if (OverlayRow.isTaken(row.tenantId, input.name, row.overlayId)) {
            return refused(
                    "input.name", UserErrorCode.TAKEN, "'%s' is the name of another overlay".formatted(input.name));
        }
        row.name = input.name;
        row.content = content.toJson();
        row.updatedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        if (isNew) {
            row.persist();
        }
        return Done.to(row.overlayId, details(row.name, content));
    }

    /** What an audit event says: how much there is, not what, so that a deleted overlay leaves nothing behind. */
    private static String details(String name, OverlayContent content) {
        return new JsonObject()
                .put("name", name)
                .put("labels", content.labels().size())
                .put("links", content.links().size())
                .put("exclusions", content.exclusions().size())
                .encode();
    }

    private static OverlayPayload payload(TenantScope scope, Done done) {
        Overlay overlay = done.id() == null
                ? null
                : OverlayRow.of(scope.tenantId(), done.id())
                        .map(OverlayRow::overlay)
                        .orElse(null);
        return new OverlayPayload(overlay, null, done.errors());
    }

    private static Optional<OverlayRow> row(TenantScope scope, String id) {
        return GlobalId.key(Overlay.TYPE, id)
                .flatMap(Overlays::uuid)
                .flatMap(key -> OverlayRow.of(scope.tenantId(), key));
    }

    private static Done notFound(String id) {
        return refused("id", UserErrorCode.NOT_FOUND, "'%s' is not an overlay of your tenant".formatted(id));
    }

    private static Done refused(String field, UserErrorCode code, String message) {
        return Done.refused(List.of(new UserError(field, code, message)));
    }
}
