package io.chokepoint.api.tenant;

/** Whether a tenant is served. */
public enum TenantStatus {
    /** Served. */
    ACTIVE,
    /** Known, and refused. */
    SUSPENDED
}
