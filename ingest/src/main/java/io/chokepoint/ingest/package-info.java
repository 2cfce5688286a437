/**
 * Sources into the lake: reads files as they are published, keeps what is exact and explains what it refuses.
 *
 * <p>{@code value} gives meaning to single texts, {@code read} turns files into records, {@code descriptor} says what a
 * record means, {@code lake} decides what is new and commits it. {@code ethereum} and
 * {@code event} are the typed sources, {@code demo} writes the built-in economy. {@code collect} fetches sources over HTTP and keeps
 * their pages beside the tables; {@code normalise} takes those pages into them.
 */
package io.chokepoint.ingest;
