package io.chokepoint.api.testing;

import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.Distribution;
import io.chokepoint.indices.LorenzCurve;
import io.chokepoint.warehouse.ClickHouseAccess;
import io.chokepoint.warehouse.CurvePointRow;
import io.chokepoint.warehouse.EntityAmountRow;
import io.chokepoint.warehouse.FactRow;
import io.chokepoint.warehouse.FactTable;
import io.chokepoint.warehouse.FactWriter;
import io.chokepoint.warehouse.IndexValueRow;
import io.chokepoint.warehouse.LineageRow;
import io.chokepoint.warehouse.RowTally;
import io.chokepoint.warehouse.RunPublisher;
import io.chokepoint.warehouse.SubjectRow;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Small published datasets of two domains: {@code harbor} (defi, months of 2026) and {@code meridian} (dao). The tenant
 * globex may see defi from April on; acme may see everything.
 */
public final class Fixture {
    /** A defi subject; months January to June 2026, amounts 5, 3, 2 and from April on 8, 1, 1. */
    public static final String HARBOR = "fixture/harbor";
    /** A dao subject that globex may not see; June 2026. */
    public static final String MERIDIAN = "fixture/meridian";

    private static final String NO_HASH = "0".repeat(64);

    private Fixture() {}

    static void publish(ClickHouseAccess access) {
        publish(access, "fixture-dao", MERIDIAN, "dao", "voting_power", Map.of(day(6), new long[] {60, 30, 10}));
        publishHarbor(access, new long[] {8, 1, 1});
    }

    /** Publishes a new run of {@link #HARBOR}, with these amounts from April on. */
    public static UUID publishHarbor(ClickHouseAccess access, long[] late) {
        Map<LocalDate, long[]> months = new java.util.TreeMap<>();
        for (int month = 1; month <= 6; month++) {
            months.put(day(month), month < 4 ? new long[] {5, 3, 2} : late);
        }
        return publish(access, "fixture-defi", HARBOR, "defi", "fees_earned", months);
    }

    private static LocalDate day(int month) {
        return LocalDate.of(2026, month, 1).plusMonths(1).minusDays(1);
    }

    private static UUID publish(
            ClickHouseAccess access,
            String dataset,
            String subject,
            String domain,
            String resource,
            Map<LocalDate, long[]> amounts) {
        UUID run = UUID.randomUUID();
        TreeSet<LocalDate> days = new TreeSet<>(amounts.keySet());
        List<FactRow> rows = new ArrayList<>();
        rows.add(new SubjectRow(
                dataset,
                domain,
                "eip155:1",
                subject,
                resource,
                "Fixture " + subject,
                "dex",
                "USD",
                2,
                days.first(),
                days.last(),
                run));
        rows.add(
                new LineageRow(dataset, run, "ingest-1", "fixture", "fixture.csv", NO_HASH, 3, 3, 0, 0, Instant.EPOCH));
        amounts.forEach((day, values) -> rows.addAll(rows(dataset, subject, domain, resource, day, values, run)));
        new RunPublisher(access).publish(dataset, run, days, write(access, rows));
        return run;
    }

    private static List<FactRow> rows(
            String dataset, String subject, String domain, String resource, LocalDate day, long[] amounts, UUID run) {
        List<FactRow> rows = new ArrayList<>();
        Distribution distribution = Distribution.of(amounts);
        for (CentralizationIndex index : CentralizationIndex.values()) {
            var value = index.of(distribution);
            rows.add(new IndexValueRow(
                    dataset,
                    domain,
                    "eip155:1",
                    subject,
                    resource,
                    "raw",
                    index.id(),
                    day,
                    value.asDouble().orElseThrow(),
                    value.asInteger().orElse(null),
                    "FINAL",
                    "",
                    1,
                    distribution.population(),
                    1,
                    Instant.parse(day + "T12:00:00Z"),
                    NO_HASH,
                    run,
                    Instant.EPOCH));
        }
        for (LorenzCurve.Point point : LorenzCurve.of(distribution, 100)) {
            long ordinal = rows.stream().filter(CurvePointRow.class::isInstance).count();
            rows.add(new CurvePointRow(
                    dataset,
                    domain,
                    "eip155:1",
                    subject,
                    resource,
                    "raw",
                    "lorenz",
                    day,
                    ordinal,
                    point.populationShare(),
                    point.amountShare(),
                    run));
        }
        long[] ascending = amounts.clone();
        Arrays.sort(ascending);
        for (int rank = 1; rank <= ascending.length; rank++) {
            BigInteger amount = BigInteger.valueOf(ascending[ascending.length - rank]);
            rows.add(new EntityAmountRow(
                    dataset, domain, "eip155:1", subject, resource, "raw", day, rank, "entity-" + rank, amount, run));
        }
        return rows;
    }

    private static Map<FactTable, RowTally> write(ClickHouseAccess access, List<FactRow> rows) {
        Map<FactTable, RowTally> written = new EnumMap<>(FactTable.class);
        for (FactTable table : FactTable.values()) {
            try (FactWriter writer = new FactWriter(access, table)) {
                rows.stream().filter(row -> row.table() == table).forEach(writer::write);
                written.put(table, writer.finish());
            }
        }
        return written;
    }
}
