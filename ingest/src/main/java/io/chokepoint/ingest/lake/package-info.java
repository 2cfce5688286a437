/** The Delta tables: what is new, what is twice there, what is in conflict; and the one row that makes a run exist. */
package io.chokepoint.ingest.lake;
