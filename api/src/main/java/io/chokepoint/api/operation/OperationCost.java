package io.chokepoint.api.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an operation costs, in points. A field with fields of its own costs a point, or its weight, for each time that it can
 * appear: fields below a page cost as often as the page has rows. Edges and page information cost nothing, nor do plain
 * values.
 */
final class OperationCost {
    private final String responseKey;
    private final long weight;
    private final long times;
    private final boolean value;
    private final List<OperationCost> below = new ArrayList<>();

    /**
     * The cost of one field.
     *
     * @param responseKey name of the field in the answer
     * @param weight points for each time that it appears
     * @param times most times that it appears in what holds it
     * @param value whether it is a plain value
     */
    OperationCost(String responseKey, long weight, long times, boolean value) {
        this.responseKey = responseKey;
        this.weight = weight;
        this.times = times;
        this.value = value;
    }

    /** The root of an operation: its fields are free of it. */
    static OperationCost root() {
        return new OperationCost("", 0, 1, false);
    }

    void add(OperationCost field) {
        below.add(field);
    }

    /** Most points that the operation can cost, at least 1. */
    long most() {
        return Math.max(1, points());
    }

    /** Most plain values that the answer can have. */
    long cells() {
        long cells = value ? 1 : 0;
        for (OperationCost field : below) {
            cells = saturated(cells + field.cells());
        }
        return saturated(times * cells);
    }

    /** Most objects that the answer can have. */
    long objects() {
        long objects = value || weight == 0 ? 0 : 1;
        for (OperationCost field : below) {
            objects = saturated(objects + field.objects());
        }
        return saturated(times * objects);
    }

    /** Points that an answer has cost, at least 1 and no more than {@link #most}. */
    long of(Map<?, ?> data) {
        return Math.max(1, Math.min(most(), ofObject(data)));
    }

    private long points() {
        long points = weight;
        for (OperationCost field : below) {
            points = saturated(points + field.points());
        }
        return saturated(times * points);
    }

    private long ofValue(Object found) {
        if (found instanceof List<?> elements) {
            return elements.stream().mapToLong(this::ofValue).sum();
        }
        return found instanceof Map<?, ?> object ? ofObject(object) : weight;
    }

    private long ofObject(Map<?, ?> object) {
        long points = weight;
        for (OperationCost field : below) {
            points += field.ofValue(object.get(field.responseKey));
        }
        return points;
    }

    /** Factors are at most a thousand or so: below this no product of two overflows. */
    private static long saturated(long figure) {
        return Math.min(figure, 1L << 40);
    }
}
