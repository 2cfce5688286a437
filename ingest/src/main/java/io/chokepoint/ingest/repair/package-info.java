/** Quarantined rows as files that their source can read again, once somebody has repaired them. */
package io.chokepoint.ingest.repair;
