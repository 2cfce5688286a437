/**
 * Spark jobs from the lake to ClickHouse. A job has two halves: a pure {@code transform} from rows to rows, and a short
 * {@code run} that reads, transforms, writes and says what it did.
 */
package io.chokepoint.batch;
