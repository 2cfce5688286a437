package io.chokepoint.api.tenant;

/**
 * Who sends a request, and through which client.
 *
 * @param scope tenant and user
 * @param client id of the client that the token was issued to
 */
public record Caller(TenantScope scope, String client) {}
