package io.chokepoint.local.clickhouse.http;

import java.util.Map;
import java.util.Set;

/** The HTTP status that ClickHouse gives to each of its error codes. */
final class HttpStatus {

    private static final Set<Integer> BAD_REQUEST = Set.of(
            6, 15, 25, 26, 27, 36, 38, 41, 44, 53, 56, 62, 72, 117, 16, 87, 167, 168, 190, 321, 420, 427, 441, 675,
            676);
    private static final Set<Integer> NOT_FOUND = Set.of(46, 47, 50, 56, 60, 63, 73, 78, 81, 115, 161, 511);
    private static final Set<Integer> FORBIDDEN = Set.of(192, 193, 497, 512, 516);
    private static final Map<Integer, Integer> OTHERS =
            Map.of(48, 501, 159, 408, 194, 401, 209, 503, 168, 413, 202, 503, 439, 503);

    private HttpStatus() {}

    static int of(int code) {
        if (OTHERS.containsKey(code)) {
            return OTHERS.get(code);
        }
        if (FORBIDDEN.contains(code)) {
            return 403;
        }
        if (NOT_FOUND.contains(code)) {
            return 404;
        }
        return BAD_REQUEST.contains(code) ? 400 : 500;
    }
}
