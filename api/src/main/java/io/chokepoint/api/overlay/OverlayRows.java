package io.chokepoint.api.overlay;

import io.chokepoint.api.named.NamedRows;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds rows of tenants' overlays. */
@ApplicationScoped
class OverlayRows implements NamedRows<OverlayRow> {}
