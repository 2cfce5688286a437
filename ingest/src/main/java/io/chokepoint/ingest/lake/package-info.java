/**
 * The Delta tables: what is new, what is twice there, what is in conflict; the numbers that stand beside texts; and the one
 * row that makes a run exist.
 */
package io.chokepoint.ingest.lake;
