package io.chokepoint.api.overlay;

import io.chokepoint.api.mutation.Mutations;
import io.chokepoint.api.named.NamedWriter;
import io.chokepoint.api.named.NamedWriter.Draft;
import io.chokepoint.api.named.NamedWriter.Kind;
import io.chokepoint.api.tenant.TenantScope;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes a tenant's overlays. Blocking. */
@ApplicationScoped
class OverlayWriter {
    private static final Kind<OverlayRow, OverlayPayload> KIND = new Kind<>(
            Overlay.TYPE,
            "an",
            "overlay",
            OverlayRow::new,
            OverlayWriter::details,
            (scope, row, deletedId, errors) ->
                    new OverlayPayload(row.map(Overlay::new).orElse(null), deletedId, errors));

    private final NamedWriter<OverlayRow, OverlayPayload> named;

    OverlayWriter(Mutations mutations, OverlayRows rows) {
        this.named = new NamedWriter<>(mutations, rows, KIND);
    }

    OverlayPayload create(TenantScope scope, Mutations.Request request, OverlayInput input) {
        return named.create(scope, request, draft(input));
    }

    OverlayPayload update(TenantScope scope, Mutations.Request request, String id, OverlayInput input) {
        return named.update(scope, request, id, draft(input));
    }

    OverlayPayload delete(TenantScope scope, Mutations.Request request, String id) {
        return named.delete(scope, request, id);
    }

    private static Draft<OverlayRow> draft(OverlayInput input) {
        OverlayCheck check = new OverlayCheck();
        OverlayContent content = check.content(input);
        return new Draft<>(input.name, check.errors(), row -> row.content = content.toJson());
    }

    /** What an audit event says: how much there is, not what, so that a deleted overlay leaves nothing behind. */
    private static String details(OverlayRow row) {
        OverlayContent content = OverlayContent.ofJson(row.content);
        return new JsonObject()
                .put("name", row.name)
                .put("labels", content.labels().size())
                .put("links", content.links().size())
                .put("exclusions", content.exclusions().size())
                .encode();
    }
}
