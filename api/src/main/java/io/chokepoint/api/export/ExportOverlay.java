package io.chokepoint.api.export;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.graphql.GlobalId;
import io.chokepoint.api.mutation.UserErrorCode;
import io.chokepoint.api.overlay.Overlays;
import io.chokepoint.api.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;

/** Overlays that exports name: those of the tenant, for users who may see them. */
@ApplicationScoped
class ExportOverlay {
    private static final String TYPE = "Overlay";

    private final Overlays overlays;

    ExportOverlay(Overlays overlays) {
        this.overlays = overlays;
    }

    /** Refuses an export whose overlay the user may not see. */
    void require(TenantScope scope, Definition export) {
        if (export.overlay().isEmpty()) {
            return;
        }
        try {
            overlays.content(scope, export.overlay().get());
        } catch (ApiException e) {
            throw new Refusal("overlay", UserErrorCode.NOT_FOUND, e.getMessage());
        }
    }

    /** Key of an overlay that was found once. */
    static String key(String id) {
        return GlobalId.key(TYPE, id).orElseThrow();
    }
}
