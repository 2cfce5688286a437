/**
 * Exports on schedule. Definitions, destinations and runs are rows of their tenant in PostgreSQL; any number of replicas
 * may work on them at the same time. A run reads as its tenant, in the tenant's scope.
 */
package io.chokepoint.api.export;
