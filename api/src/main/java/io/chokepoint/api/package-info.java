/**
 * The GraphQL API, by feature: a query, its reader, its shapes and its configuration sit together. No reader can be called
 * without a {@link io.chokepoint.api.tenant.TenantScope}.
 */
package io.chokepoint.api;
