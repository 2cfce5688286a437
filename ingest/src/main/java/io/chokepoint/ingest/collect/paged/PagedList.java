package io.chokepoint.ingest.collect.paged;

/**
 * A list that a source gives in pages.
 *
 * @param document what its pages have in common in the manifest
 * @param shape what a page must have
 * @param paging how to go on
 */
public record PagedList(String document, PageShape shape, Paging paging) {}
