package io.chokepoint.local.clickhouse.sql;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@code SELECT} reads and calls, out of {@code EXPLAIN QUERY TREE run_passes = 1}: aliases, CTEs and names
 * without a database are resolved there, subqueries are listed, and views are not expanded.
 *
 * @param tables as {@code database.table}
 * @param tableFunctions such as {@code numbers}
 * @param functions ordinary, aggregate and window functions
 */
public record QueryTree(Set<String> tables, Set<String> tableFunctions, Set<String> functions) {

    /** Statement prefix that makes the engine print the tree. */
    public static final String EXPLAIN = "EXPLAIN QUERY TREE run_passes = 1 ";

    // A text constant may imitate these words: that adds a name, and can only make the answer stricter.
    private static final Pattern TABLE = Pattern.compile(
            "(?<![a-z_])table_name: (.*?)(?=, (?:alias|final|sample|table_expression)|, table_name: |$)");
    private static final Pattern TABLE_FUNCTION = Pattern.compile("table_function_name: ([^,\\s]*)");
    private static final Pattern FUNCTION = Pattern.compile("(?<!table_)function_name: ([^,\\s]*)");

    /** @param explained the tree as printed, one node a line */
    public static QueryTree parse(String explained) {
        Set<String> tables = new TreeSet<>();
        Set<String> tableFunctions = new TreeSet<>();
        Set<String> functions = new TreeSet<>();
        explained.lines().forEach(line -> {
            collect(TABLE, line, tables);
            collect(TABLE_FUNCTION, line, tableFunctions);
            collect(FUNCTION, line, functions);
        });
        return new QueryTree(Set.copyOf(tables), Set.copyOf(tableFunctions), Set.copyOf(functions));
    }

    private static void collect(Pattern pattern, String line, Set<String> names) {
        Matcher matcher = pattern.matcher(line);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
    }
}
