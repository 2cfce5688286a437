package io.chokepoint.api.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chokepoint.api.clickhouse.ScopedQuery;
import java.util.List;
import java.util.Objects;

/**
 * Which rows of a dataset are exported; an empty list does not restrict.
 *
 * @param domains domain identifiers
 * @param networks CAIP-2 ids or slugs
 * @param subjects keys of subjects
 * @param resources resource identifiers
 * @param bases basis identifiers
 * @param indices index identifiers; of datasets of indices only
 */
record Filters(
        List<String> domains,
        List<String> networks,
        List<String> subjects,
        List<String> resources,
        List<String> bases,
        List<String> indices) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Nothing is restricted. */
    static final Filters NONE = new Filters(null, null, null, null, null, null);

    Filters {
        domains = copy(domains);
        networks = copy(networks);
        subjects = copy(subjects);
        resources = copy(resources);
        bases = copy(bases);
        indices = copy(indices);
    }

    private static List<String> copy(List<String> values) {
        return Objects.requireNonNullElse(values, List.<String>of()).stream()
                .sorted()
                .distinct()
                .toList();
    }

    /** Adds the restrictions to a query; those on indices only where its view has them. */
    void addTo(ScopedQuery query, boolean ofIndices) {
        addSubjectsTo(query);
        restrict(query, "basis", bases);
        if (ofIndices) {
            restrict(query, "index_id", indices);
        }
    }

    /** Adds the restrictions that subjects have. */
    void addSubjectsTo(ScopedQuery query) {
        restrict(query, "domain", domains);
        restrict(query, "network", networks);
        restrict(query, "subject_id", subjects);
        restrict(query, "resource", resources);
    }

    private static void restrict(ScopedQuery query, String column, List<String> values) {
        if (!values.isEmpty()) {
            query.append(" AND " + column + " IN (?" + ", ?".repeat(values.size() - 1) + ")");
            values.forEach(query::with);
        }
    }

    String json() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Lists of texts are always written", e);
        }
    }

    static Filters ofJson(String json) {
        try {
            return MAPPER.readValue(json, Filters.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The row holds no filters", e);
        }
    }
}
