package io.chokepoint.batch.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Days on which the same evidence holds.
 *
 * @param from the first of them; null for the beginning of time
 * @param until the first day after them; null if there is none
 */
record Segment(LocalDate from, LocalDate until) {

    /** Whether no day of it is before this one. */
    boolean isAfter(LocalDate day) {
        return from != null && from.isAfter(day);
    }

    /** Whether no day of it is this one or later. */
    boolean isBefore(LocalDate day) {
        return until != null && !until.isAfter(day);
    }

    /** Its first day that is not before another. */
    LocalDate firstFrom(LocalDate day) {
        return day == null || (from != null && from.isAfter(day)) ? from : day;
    }

    /** Its last day that is not after another. */
    LocalDate lastUpTo(LocalDate day) {
        return until != null && !until.isAfter(day) ? until.minusDays(1) : day;
    }

    /** Rows of its days. */
    Dataset<Row> of(Dataset<Row> byDay) {
        Dataset<Row> rows = from == null ? byDay : byDay.where(col("as_of").geq(lit(from)));
        return until == null ? rows : rows.where(col("as_of").lt(lit(until)));
    }
}
