package io.chokepoint.api.operation;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The first list of an answer as CSV (RFC 4180, UTF-8): a row for each of its objects, a column for each plain value below
 * them, named by its path; lists below are JSON text. What a spreadsheet would take for a formula gets an apostrophe.
 */
final class CsvTable {
    static final String MEDIA_TYPE = "text/csv";
    private static final String LINE = "\r\n";
    private static final String NODE = "node.";
    private static final String FORMULA = "=+-@\t\r";
    private static final String NUMBER = "[-+]?[0-9]+(\\.[0-9]+)?";

    private CsvTable() {}

    /** Ends a request with a table of its data. */
    static void send(RoutingContext request, Buffer data) {
        request.response()
                .putHeader("Content-Type", MEDIA_TYPE + "; charset=utf-8; header=present")
                .putHeader("Cache-Control", "private, no-cache")
                .end(of(new JsonObject(data)));
    }

    static String of(JsonObject data) {
        List<Map<String, String>> rows = new ArrayList<>();
        Set<String> columns = new LinkedHashSet<>();
        JsonArray list = firstList(data).orElseGet(() -> new JsonArray().add(data));
        for (Object element : list) {
            Map<String, String> row = new LinkedHashMap<>();
            flatten("", element, row);
            columns.addAll(row.keySet());
            rows.add(row);
        }
        StringBuilder csv = new StringBuilder();
        csv.append(columns.stream().map(CsvTable::cell).collect(Collectors.joining(",")))
                .append(LINE);
        for (Map<String, String> row : rows) {
            csv.append(columns.stream()
                            .map(column -> cell(row.getOrDefault(column, "")))
                            .collect(Collectors.joining(",")))
                    .append(LINE);
        }
        return csv.toString();
    }

    private static Optional<JsonArray> firstList(JsonObject object) {
        for (String key : object.fieldNames()) {
            Object value = object.getValue(key);
            Optional<JsonArray> found = value instanceof JsonArray list
                    ? Optional.of(list)
                    : value instanceof JsonObject below ? firstList(below) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static void flatten(String path, Object value, Map<String, String> row) {
        if (value instanceof JsonObject object) {
            object.fieldNames()
                    .forEach(key -> flatten(path.isEmpty() ? key : path + "." + key, object.getValue(key), row));
        } else {
            // The rows of a connection are its nodes; that they are is nothing to read in a table.
            String column = path.startsWith(NODE) ? path.substring(NODE.length()) : path;
            row.put(column.isEmpty() ? "value" : column, value == null ? "" : text(value));
        }
    }

    private static String text(Object value) {
        String text = value instanceof JsonArray list ? list.encode() : value.toString();
        boolean formula = value instanceof String && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return formula && !text.matches(NUMBER) ? "'" + text : text;
    }

    private static String cell(String text) {
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return quoted ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
