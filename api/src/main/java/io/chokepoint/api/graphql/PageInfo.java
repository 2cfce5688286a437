package io.chokepoint.api.graphql;

import org.eclipse.microprofile.graphql.Description;

/** Where a page stands in its connection. */
@Description("Where a page stands in its connection.")
public record PageInfo(
        @Description("Whether there are more after this page.") boolean hasNextPage,
        @Description("Whether the page was asked for after a cursor.") boolean hasPreviousPage,
        @Description("Cursor of the first edge.") String startCursor,
        @Description("Cursor of the last edge; give it as `after` for the next page.") String endCursor) {}
