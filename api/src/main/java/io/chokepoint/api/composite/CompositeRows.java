package io.chokepoint.api.composite;

import io.chokepoint.api.named.NamedRows;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds rows of tenants' composites. */
@ApplicationScoped
class CompositeRows implements NamedRows<CompositeRow> {}
