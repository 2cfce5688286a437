package io.chokepoint.api.export;

import io.chokepoint.api.composite.Composites;
import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.mutation.UserErrorCode;
import io.chokepoint.api.overlay.Overlays;
import io.chokepoint.api.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Overlays and composites that exports name: those of the tenant, for users who may see them. */
@ApplicationScoped
class TenantObjects {
    private final Overlays overlays;
    private final Composites composites;

    TenantObjects(Overlays overlays, Composites composites) {
        this.overlays = overlays;
        this.composites = composites;
    }

    /** Refuses an export whose overlay or composite the user may not see. */
    void require(TenantScope scope, Definition export) {
        require(scope, "overlay", export.overlay(), overlays::content);
        require(scope, "composite", export.composite(), composites::require);
    }

    private static void require(
            TenantScope scope, String field, Optional<String> id, BiConsumer<TenantScope, String> find) {
        try {
            id.ifPresent(given -> find.accept(scope, given));
        } catch (ApiException e) {
            throw new Refusal(field, UserErrorCode.NOT_FOUND, e.getMessage());
        }
    }
}
