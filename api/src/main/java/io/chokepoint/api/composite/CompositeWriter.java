package io.chokepoint.api.composite;

import io.chokepoint.api.composite.CompositeInput.CompositeComponentInput;
import io.chokepoint.api.mutation.Mutations;
import io.chokepoint.api.named.NamedWriter;
import io.chokepoint.api.named.NamedWriter.Draft;
import io.chokepoint.api.named.NamedWriter.Kind;
import io.chokepoint.api.tenant.TenantScope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes a tenant's composites. Blocking. */
@ApplicationScoped
class CompositeWriter {
    private static final Kind<CompositeRow, CompositePayload> KIND = new Kind<>(
            Composite.TYPE,
            "a",
            "composite",
            CompositeRow::new,
            CompositeWriter::details,
            (scope, row, deletedId, errors) ->
                    new CompositePayload(row.map(Composite::new).orElse(null), deletedId, errors));

    private final NamedWriter<CompositeRow, CompositePayload> named;

    CompositeWriter(Mutations mutations, CompositeRows rows) {
        this.named = new NamedWriter<>(mutations, rows, KIND);
    }

    CompositePayload create(TenantScope scope, Mutations.Request request, CompositeInput input) {
        return named.create(scope, request, draft(input));
    }

    CompositePayload update(TenantScope scope, Mutations.Request request, String id, CompositeInput input) {
        return named.update(scope, request, id, draft(input));
    }

    CompositePayload delete(TenantScope scope, Mutations.Request request, String id) {
        return named.delete(scope, request, id);
    }

    private static Draft<CompositeRow> draft(CompositeInput input) {
        return new Draft<>(
                input.name,
                CompositeCheck.of(input),
                row -> row.components = CompositeComponent.json(input.components.stream()
                                .map(CompositeComponentInput::component)
                                .toList())
                        .encode());
    }

    private static String details(CompositeRow row) {
        return new JsonObject()
                .put("name", row.name)
                .put("components", new JsonArray(row.components))
                .encode();
    }
}
