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

    private static final Pattern STRUCTURE = Pattern.compile("^(ARGUMENTS$|LIST |FUNCTION )");

    // Of the name in name = value, first in the arguments of that equals, below the function: six levels of two.
    private static final int PARAMETER_INDENT = 12;

    // A text constant may imitate these words: that adds a name, and can only make the answer stricter.
    private static final Pattern TABLE = Pattern.compile(
            "(?<![a-z_])table_name: (.*?)(?=, (?:alias|final|sample|table_expression)|, table_name: |$)");
    private static final Pattern TABLE_FUNCTION = Pattern.compile("table_function_name: ([^,\\s]*)");
    private static final Pattern FUNCTION = Pattern.compile("(?<!table_)function_name: ([^,\\s]*)");

    /** Statement prefix that makes the engine print the statement as it stands, before anything is looked up. */
    public static final String EXPLAIN_AS_WRITTEN = "EXPLAIN QUERY TREE run_passes = 0 ";

    /**
     * Whether an argument of a table function or parameterized view is more than constants: a query, or a name that may
     * stand for one. The engine evaluates it to get the argument, and the resolved tree does not mention it.
     *
     * @param asWritten the tree before any pass, one node a line
     */
    public static boolean hasComputedArgument(String asWritten) {
        int function = Integer.MAX_VALUE;
        String previous = "";
        for (String line : asWritten.lines().toList()) {
            String node = line.stripLeading();
            int indent = line.length() - node.length();
            if (indent <= function) {
                function = node.startsWith("TABLE_FUNCTION ") ? indent : Integer.MAX_VALUE;
            } else if (!node.startsWith("CONSTANT ")
                    && !STRUCTURE.matcher(node).find()
                    && !(node.startsWith("IDENTIFIER ")
                            && indent == function + PARAMETER_INDENT
                            && previous.startsWith("LIST "))) {
                return true;
            }
            previous = node;
        }
        return false;
    }

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
