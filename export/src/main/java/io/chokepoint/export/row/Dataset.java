package io.chokepoint.export.row;

import static io.chokepoint.export.row.ColumnType.DAY;
import static io.chokepoint.export.row.ColumnType.DIGITS;
import static io.chokepoint.export.row.ColumnType.INSTANT;
import static io.chokepoint.export.row.ColumnType.REAL;
import static io.chokepoint.export.row.ColumnType.TEXT;
import static io.chokepoint.export.row.ColumnType.WHOLE;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What can be exported. */
public enum Dataset {
    /** Published index values over time, one row by subject, resource, basis, day and index. */
    INDEX_SERIES(new Columns()
            .coordinates()
            .key("index_id", TEXT, "index, such as gini; see methodology.json")
            .add("value", REAL, true, "see methodology.json", "value of the index; null when there is none, see reason")
            .add("exact_value", DIGITS, true, "", "exact value of counts and sums; null for real-valued indices")
            .add("status", TEXT, false, "", "FINAL, PROVISIONAL, RESTATED or UNAVAILABLE")
            .add("reason", TEXT, true, "", "why there is no value; null when there is one")
            .add("coverage", REAL, false, "ratio", "share of input rows that entered the distribution, 0 to 1")
            .add("population", WHOLE, false, "entities", "entities with a positive amount")
            .add("methodology_version", WHOLE, false, "", "meaning of the formula")
            .add("data_through", INSTANT, false, "", "time of the newest input that entered")
            .add(
                    "digest",
                    TEXT,
                    false,
                    "",
                    "SHA-256 of the distribution: lines of entity, tab, amount, newline by rank")
            .published()),
    /** Exact amounts by entity, from the largest: what index values are made from. */
    DISTRIBUTION(new Columns()
            .coordinates()
            .key("rank", WHOLE, "1 for the largest; equal amounts by entity, ascending")
            .add(
                    "entity_id",
                    TEXT,
                    false,
                    "",
                    "party behind one or more holders; a holder itself where no label says more")
            .add("amount", DIGITS, false, "base units", "exact amount, greater than 0")
            .published()),
    /** Points of Lorenz curves. */
    CURVE(new Columns()
            .coordinates()
            .key("curve", TEXT, "lorenz")
            .key("ordinal", WHOLE, "position along the curve, from 0")
            .add("x", REAL, false, "ratio", "share of the population, from the smallest, 0 to 1")
            .add("y", REAL, false, "ratio", "share of the total, 0 to 1")
            .published()),
    /** Subjects by the value of each index on each day, from the highest. */
    RANKING(new Columns()
            .key("resource", TEXT, "what is spread out")
            .key("basis", TEXT, "which holdings count: raw for all, adjusted without those that belong to others")
            .key("as_of", DAY, "day described, UTC")
            .key("index_id", TEXT, "index, such as gini; see methodology.json")
            .key("position", WHOLE, "1 for the highest value; equal values share the first of their positions")
            .key("subject_id", TEXT, "readable stable key of the thing measured")
            .add("domain", TEXT, false, "", "defi, dao, stablecoin or compute")
            .add("network", TEXT, false, "", "CAIP-2 id, or a slug where CAIP-2 has none")
            .add("value", REAL, false, "see methodology.json", "value of the index; subjects without one have no row")
            .published()),
    /** A composite of the tenant, of each subject on each day on which a component of it has a value. */
    COMPOSITE(new Columns()
            .key("subject_id", TEXT, "readable stable key of the thing measured")
            .key("day", DAY, "day that it is of, UTC: of each component the last value not after it enters")
            .add("value", REAL, true, "ratio", "0, everything in one hand, to 1, spread; null when there is none")
            .add("status", TEXT, false, "", "FINAL, PROVISIONAL, RESTATED or UNAVAILABLE")
            .add("reason", TEXT, true, "", "why there is no value; null when there is one")
            .add("coverage", REAL, true, "ratio", "least of the coverages of the components; null without a value")
            .add("as_of", DAY, true, "", "day of the component that is described earliest; null without a value")
            .add("methodology_version", WHOLE, false, "", "meaning of the formula of composites")
            .add(
                    "data_through",
                    INSTANT,
                    true,
                    "",
                    "time of the newest input of the component whose inputs end first; null without a value")),
    /** Publications of a period: when answers changed, whatever days they are about. */
    REVISION(new Columns()
            .key("published_at", INSTANT, "when a run became the answer")
            .key("dataset", TEXT, "unit of publication")
            .key("run_id", TEXT, "run that became the answer")
            .add("first_as_of", DAY, false, "", "first of the days, UTC")
            .add("last_as_of", DAY, false, "", "last of the days, UTC")
            .add("days", WHOLE, false, "days", "number of the days")),
    /** Runs of the tenant's exports that were due in a period, and how late they were: a report of service. */
    DELIVERY(new Columns()
            .key("export_id", TEXT, "export that the run belongs to")
            .key("due_by", INSTANT, "when it was to be delivered")
            .key("export_run_id", TEXT, "run of the export")
            .add("kind", TEXT, false, "", "INCREMENTAL, FULL, RESTATEMENT or BACKFILL")
            .add("period_start", DAY, false, "", "first day that it covers, UTC")
            .add("period_end", DAY, false, "", "first day that it does not cover, UTC")
            .add("scheduled_for", INSTANT, true, "", "instant of the schedule; null for runs that were asked for")
            .add("delivered_at", INSTANT, true, "", "when it was delivered first; null when it was not")
            .add(
                    "lateness",
                    WHOLE,
                    false,
                    "seconds",
                    "time from due_by to the delivery, or to what is known; 0 in time"));

    private final RowSchema schema;

    Dataset(Columns columns) {
        schema = new RowSchema("1.0.0", columns.list);
    }

    /** Shape of its rows. */
    public RowSchema schema() {
        return schema;
    }

    /** Lower-case identifier, such as {@code index_series}: in paths and documents. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static final class Columns {
        private final List<Column> list = new ArrayList<>();

        Columns coordinates() {
            key("subject_id", TEXT, "readable stable key of the thing measured");
            key("resource", TEXT, "what is spread out");
            key("basis", TEXT, "which holdings count: raw for all, adjusted without those that belong to others");
            return key("as_of", DAY, "day described, UTC; for flows the last day of the window");
        }

        Columns published() {
            add("run_id", TEXT, false, "", "run that computed the row");
            return add("published_at", INSTANT, false, "", "when the row became visible");
        }

        Columns key(String name, ColumnType type, String description) {
            list.add(new Column(list.size() + 1, name, type, false, true, "", description));
            return this;
        }

        Columns add(String name, ColumnType type, boolean nullable, String unit, String description) {
            list.add(new Column(list.size() + 1, name, type, nullable, false, unit, description));
            return this;
        }
    }
}
