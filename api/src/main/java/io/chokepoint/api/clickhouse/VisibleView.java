package io.chokepoint.api.clickhouse;

import java.util.Locale;

/** The views that the API may read. */
public enum VisibleView {
    /** Indices of visible runs. */
    VISIBLE_INDEX_VALUE("as_of"),
    /** Distributions of visible runs. */
    VISIBLE_ENTITY_AMOUNT("as_of"),
    /** Curves of visible runs. */
    VISIBLE_CURVE_POINT("as_of"),
    /** What visible runs have measured. */
    VISIBLE_SUBJECT("last_as_of"),
    /** Publications of visible runs; it has no coordinates of a grant, the view alone decides by run. */
    VISIBLE_PUBLICATION(null),
    /** Inputs of visible runs; it has no coordinates of a grant, the view alone decides by run. */
    VISIBLE_LINEAGE(null),
    /** Alarms of visible runs; it has no coordinates of a grant, the view alone decides by run and subject. */
    VISIBLE_ALARM(null);

    private final String dayColumn;

    VisibleView(String dayColumn) {
        this.dayColumn = dayColumn;
    }

    String viewName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column that a grant's first day is compared with; null for a view without coordinates. */
    String dayColumn() {
        return dayColumn;
    }
}
