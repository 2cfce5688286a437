/** The collector of the Snapshot hub: spaces, their proposals and votes. */
package io.chokepoint.ingest.collect.snapshot;
