package io.chokepoint.api.graphql;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Cuts a page out of one row more than was asked for.
 *
 * @param rows rows of the page
 * @param info where it stands
 */
public record Page<T>(List<T> rows, PageInfo info) {

    /**
     * A page of at most {@code first} of the rows.
     *
     * @param rows {@code first + 1} rows, or fewer when there are no more
     * @param cursor the cursor of a row
     */
    public static <T> Page<T> of(List<T> rows, int first, boolean afterCursor, Function<T, String> cursor) {
        List<T> page = rows.size() > first ? rows.subList(0, first) : rows;
        String start = page.isEmpty() ? null : cursor.apply(page.get(0));
        String end = page.isEmpty() ? null : cursor.apply(page.get(page.size() - 1));
        return new Page<>(page, new PageInfo(rows.size() > first, afterCursor, start, end));
    }

    /** The edges of the page. */
    public <E> List<E> edges(Function<T, String> cursor, BiFunction<String, T, E> edge) {
        return rows.stream().map(row -> edge.apply(cursor.apply(row), row)).toList();
    }

    /**
     * Checks a page size.
     *
     * @throws ApiException naming the argument and its range
     */
    public static int checkedSize(int first, int most) {
        if (first < 1 || first > most) {
            throw new ApiException(
                    ErrorCode.BAD_USER_INPUT, "first: %d is not between 1 and %d".formatted(first, most));
        }
        return first;
    }
}
