package io.chokepoint.api.clickhouse;

import io.chokepoint.api.tenant.Grant;
import io.chokepoint.api.tenant.TenantScope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A query over the views of ClickHouse for one tenant and one instant of knowledge: fixed SQL with parameters. What is asked
 * for changes the parameters alone, never the text, so that a text says all that it may read.
 *
 * <p>Every view is asked with the tenant, and applies the tenant's grants by itself; the query adds the grants of the scope
 * once more. Either alone keeps a foreign row out.
 */
public final class ScopedQuery {
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private static final char PLACE = '?';

    private final TenantScope scope;
    private final StringBuilder sql = new StringBuilder();
    private final List<Parameter> parameters = new ArrayList<>();

    private ScopedQuery(TenantScope scope) {
        this.scope = scope;
    }

    /**
     * Starts a query over one view.
     *
     * @param columns what is selected, a constant of the code
     * @param view the view
     * @param knownAt instant of knowledge: what was published later does not exist
     * @param columnParameters values of the {@code ?} in {@code columns}
     */
    public static ScopedQuery select(
            String columns, VisibleView view, TenantScope scope, Instant knownAt, String... columnParameters) {
        ScopedQuery query = from(columns, view, scope, knownAt, columnParameters);
        query.appendGrants(view);
        return query;
    }

    /**
     * Starts a query over a view whose rows have no coordinates of their own, for what hangs below a row that {@link
     * #select} has given: the id of that row is the second wall then.
     */
    public static ScopedQuery selectGranted(
            String columns, VisibleView view, TenantScope scope, Instant knownAt, String... columnParameters) {
        return from(columns, view, scope, knownAt, columnParameters)
                .append(scope.grants().isEmpty() ? "1 = 0" : "1 = 1");
    }

    private static ScopedQuery from(
            String columns, VisibleView view, TenantScope scope, Instant knownAt, String... columnParameters) {
        ScopedQuery query = new ScopedQuery(scope)
                .append("SELECT " + columns + " FROM " + view.viewName() + "(tenant = ?, known_at = ?) WHERE ");
        List.of(columnParameters).forEach(query::with);
        return query.with(scope.tenantId().toString()).with(MICROS.format(knownAt));
    }

    /** Adds a fragment, a constant of the code, with a {@code ?} for each parameter that follows. */
    public ScopedQuery append(String fragment) {
        sql.append(fragment);
        return this;
    }

    /** Adds the value of the next parameter. */
    public ScopedQuery with(String parameter) {
        return with(Parameter.of(parameter));
    }

    /** Adds the value of the next parameter. */
    public ScopedQuery with(long parameter) {
        return with(Parameter.of(parameter));
    }

    /** Adds the value of the next parameter. */
    public ScopedQuery with(Parameter parameter) {
        parameters.add(parameter);
        return this;
    }

    /** Adds a query of the same scope, with its parameters. */
    public ScopedQuery append(ScopedQuery other) {
        sql.append(other.sql);
        parameters.addAll(other.parameters);
        return this;
    }

    /** Puts fragments, constants of the code without parameters, around what is there. */
    public ScopedQuery within(String before, String after) {
        sql.insert(0, before).append(after);
        return this;
    }

    /**
     * Restricts rows to datasets. It changes nothing of what is found where they are the datasets of what is asked for, and
     * spares the view a look at the publications of all others.
     */
    public ScopedQuery inDatasets(Collection<String> datasets) {
        return datasets.isEmpty() ? this : append(" AND dataset IN ").appendValues(datasets);
    }

    /** Adds a list of these values, at least one, for {@code IN}. */
    public ScopedQuery appendValues(Collection<String> values) {
        return append(String.valueOf(PLACE)).with(Parameter.ofTexts(values));
    }

    /** The text, with {@code {p1:String}} and so on for the parameters. */
    String sql() {
        StringBuilder named = new StringBuilder(sql.length() * 2);
        int number = 0;
        for (int i = 0; i < sql.length(); i++) {
            if (sql.charAt(i) == PLACE) {
                named.append('{')
                        .append(name(number))
                        .append(':')
                        .append(parameters.get(number).type())
                        .append('}');
                number++;
            } else {
                named.append(sql.charAt(i));
            }
        }
        return named.toString();
    }

    /** The values of the parameters of {@link #sql}, by name. */
    Map<String, Object> parameters() {
        Map<String, Object> named = new HashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            named.put(name(i), parameters.get(i).text());
        }
        return named;
    }

    private static String name(int number) {
        return "p" + (number + 1);
    }

    private void appendGrants(VisibleView view) {
        if (scope.grants().isEmpty()) {
            append("1 = 0");
            return;
        }
        String separator = "(";
        for (Grant grant : scope.grants()) {
            append(separator)
                    .append("(? = '' OR domain = ?) AND (? = '' OR network = ?)")
                    .append(" AND (? = '' OR subject_id = ?) AND (? = '' OR resource = ?)")
                    .append(" AND " + view.dayColumn() + " >= toDate(?)");
            for (String value : List.of(grant.domain(), grant.network(), grant.subjectId(), grant.resource())) {
                with(value).with(value);
            }
            with(day(grant.historyFrom()));
            separator = " OR ";
        }
        append(")");
    }

    /** Text of a day as ClickHouse reads it. */
    public static String day(LocalDate day) {
        return day.toString();
    }
}
