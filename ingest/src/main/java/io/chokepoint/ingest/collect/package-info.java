/**
 * Sources over HTTP into the raw zone: asks politely, lands every page unchanged, and names what went wrong.
 *
 * <p>A {@link io.chokepoint.ingest.collect.Collector} knows one source: what to ask for and what an answer must have.
 * {@link io.chokepoint.ingest.collect.PoliteClient} asks, {@link io.chokepoint.ingest.collect.RawZone} keeps. What is kept
 * is read again without asking again.
 */
package io.chokepoint.ingest.collect;
