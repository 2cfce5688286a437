/**
 * Lists that a source gives in pages: what a page must have, how to go on, where to begin again, and what landed as one
 * sequence of records.
 */
package io.chokepoint.ingest.collect.paged;
