package io.chokepoint.api.whatif;

import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.indices.Basis;
import io.chokepoint.indices.Resource;
import java.time.Instant;

/** Of which distributions, as whom, and as known when. */
public record Question(TenantScope scope, Instant knownAt, String subjectKey, Resource resource, Basis basis) {}
