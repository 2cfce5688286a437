package io.chokepoint.warehouse;

import java.util.List;

/** A row of a {@link FactTable}: immutable, and written once by one run. */
public sealed interface FactRow
        permits IndexValueRow, EntityAmountRow, CurvePointRow, SubjectRow, LineageRow, AlarmRow {

    /** The table that the row belongs to. */
    FactTable table();

    /** The values in the order of {@link FactTable#columnNames()}. */
    List<Object> values();
}
