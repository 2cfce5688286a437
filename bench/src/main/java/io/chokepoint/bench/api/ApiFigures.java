package io.chokepoint.bench.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, and what it is held against. */
public final class ApiFigures {
    private final List<Load> loads = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();

    /** A load and how it was answered. */
    private record Load(String server, String question, int connections, JsonNode result) {}

    /** A figure and its limit, infinite where there is none. A figure that was not measured is no number, and meets nothing. */
    private record Held(String name, double value, String unit, boolean atMost, double limit) {
        boolean limited() {
            return !Double.isInfinite(limit);
        }

        boolean met() {
            return atMost ? value <= limit : value >= limit;
        }
    }

    void load(String server, String question, int connections, JsonNode result) {
        loads.add(new Load(server, question, connections, result));
    }

    void figure(String name, double value, String unit) {
        held.add(new Held(name, value, unit, true, Double.POSITIVE_INFINITY));
    }

    void atMost(String name, double value, String unit, double limit) {
        held.add(new Held(name, value, unit, true, limit));
    }

    void atLeast(String name, double value, String unit, double limit) {
        held.add(new Held(name, value, unit, false, limit));
    }

    /** Everything, as JSON. */
    public ObjectNode json() {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("bench", "api");
        ArrayNode allLoads = object.putArray("loads");
        for (Load load : loads) {
            ObjectNode entry = allLoads.addObject();
            entry.put("server", load.server());
            entry.put("question", load.question());
            entry.put("connections", load.connections());
            entry.set("result", load.result());
        }
        ArrayNode allHeld = object.putArray("figures");
        for (Held each : held) {
            ObjectNode entry = allHeld.addObject();
            entry.put("name", each.name());
            entry.put("value", each.value());
            entry.put("unit", each.unit());
            if (each.limited()) {
                entry.put(each.atMost() ? "atMost" : "atLeast", each.limit());
                entry.put("met", each.met());
            }
        }
        return object;
    }

    /** Two tables for people. */
    public String table() {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "%-12s %-10s %5s %9s %8s %7s %8s %8s %8s %8s%n",
                "server",
                "question",
                "conn.",
                "answers/s",
                "p50 ms",
                "p90 ms",
                "p99 ms",
                "shed",
                "shed p99",
                "failed");
        for (Load load : loads) {
            JsonNode result = load.result();
            line(
                    text,
                    "%-12s %-10s %5d %9.1f %8s %7s %8s %8d %8s %8d%n",
                    load.server(),
                    load.question(),
                    load.connections(),
                    result.path("perSecond").asDouble(),
                    milliseconds(result.at("/answeredMs/p50")),
                    milliseconds(result.at("/answeredMs/p90")),
                    milliseconds(result.at("/answeredMs/p99")),
                    result.path("shed").asInt(),
                    milliseconds(result.at("/shedMs/p99")),
                    result.path("failed").asInt());
        }
        line(text, "%n%-60s %10s %14s %5s%n", "figure", "measured", "must", "met");
        for (Held each : held) {
            line(
                    text,
                    "%-60s %10.2f %14s %5s%n",
                    each.name() + " (" + each.unit() + ")",
                    each.value(),
                    each.limited() ? (each.atMost() ? "<= " : ">= ") + each.limit() : "",
                    each.limited() ? each.met() ? "yes" : "no" : "");
        }
        return text.toString();
    }

    private static String milliseconds(JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, "%.1f", value.asDouble()) : "-";
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }
}
