/** What the ledger and the quarantine say of a run, for people and for programs. */
package io.chokepoint.ingest.report;
