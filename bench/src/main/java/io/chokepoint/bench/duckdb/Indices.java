package io.chokepoint.bench.duckdb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chokepoint.bench.chain.Layout;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The indices of the table {@code balances}.
 *
 * <p>Equal balances of a token become one run before anything is sorted: airdrops make many. Within a run of c balances b
 * that follows rb larger ones with the sum sb, each threshold and rank is found by one division.
 */
final class Indices {
    private static final String SUMS =
            """
            with runs as (
              select series, balance as b, count(*) as c from balances group by series, balance),
            ranked as (
              select series, b, c,
                sum(b * c) over (partition by series) as total,
                sum(c) over (partition by series) as n,
                sum(c) over largest_first - c as rb,
                sum(b * c) over largest_first - b * c as sb
              from runs
              window largest_first as (partition by series order by b desc rows unbounded preceding))
            select
              series,
              any_value(n)::BIGINT,
              any_value(total)::VARCHAR,
              sum(b * ((n + 1) * c - (c * rb + (c * (c + 1)) // 2)))::VARCHAR,
              sum(c * (b::DOUBLE / total::DOUBLE) ^ 2),
              coalesce(-sum(c * (b::DOUBLE / total::DOUBLE) * ln(b::DOUBLE / total::DOUBLE)) filter (rb > 0), 0),
              max(b)::VARCHAR,
              max(case when rb = 0 then c end)::BIGINT,
              %s,
              %s,
              %s,
              sum(case when rb < 10 then least(c, 10 - rb) * b end)::VARCHAR,
              sum(case when rb < 100 then least(c, 100 - rb) * b end)::VARCHAR
            from ranked
            group by series
            order by series"""
                    .formatted(smallestAbove(1, 3), smallestAbove(1, 2), smallestAbove(2, 3));

    private Indices() {}

    /** One object for each token with a positive balance, by series. */
    static List<ObjectNode> of(Statement statement, Layout layout) throws SQLException {
        List<ObjectNode> tokens = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(SUMS)) {
            while (row.next()) {
                tokens.add(sums(row, layout).indices());
            }
        }
        return tokens;
    }

    /** The run in which the sum first exceeds the threshold, and how much of it that takes. */
    private static String smallestAbove(int numerator, int denominator) {
        return ("max(case when %2$d * sb <= %1$d * total and %2$d * (sb + b * c) > %1$d * total"
                        + " then rb + (%1$d * total - %2$d * sb) // (%2$d * b) + 1 end)::BIGINT")
                .formatted(numerator, denominator);
    }

    private static TokenSums sums(ResultSet row, Layout layout) throws SQLException {
        return new TokenSums(
                layout == Layout.IDS ? row.getString(1) : "0x" + HexFormat.of().formatHex(row.getBytes(1)),
                row.getLong(2),
                new BigInteger(row.getString(3)),
                new BigInteger(row.getString(4)),
                row.getDouble(5),
                row.getDouble(6),
                new BigInteger(row.getString(7)),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                new BigInteger(row.getString(12)),
                new BigInteger(row.getString(13)));
    }
}
