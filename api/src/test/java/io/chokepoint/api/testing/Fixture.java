package io.chokepoint.api.testing;

import io.chokepoint.export.pack.Sha256;
import io.chokepoint.indices.Basis;
import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.Distribution;
import io.chokepoint.indices.LorenzCurve;
import io.chokepoint.indices.PublicationCause;
import io.chokepoint.indices.UnattributedMass;
import io.chokepoint.indices.scan.Cuts;
import io.chokepoint.indices.scan.Moments;
import io.chokepoint.warehouse.AlarmRow;
import io.chokepoint.warehouse.ClickHouseAccess;
import io.chokepoint.warehouse.CurvePointRow;
import io.chokepoint.warehouse.EntityAmountRow;
import io.chokepoint.warehouse.FactRow;
import io.chokepoint.warehouse.FactTable;
import io.chokepoint.warehouse.FactWriter;
import io.chokepoint.warehouse.IndexValueRow;
import io.chokepoint.warehouse.LineageRow;
import io.chokepoint.warehouse.Publications;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;

/**
 * Small published datasets of two domains: {@code harbor} (defi, months of 2026) and {@code meridian} (dao). The tenant
 * globex may see defi from April on; acme may see everything. On the adjusted basis, harbor is without its largest entity, as
 * if that held for others;
 * meridian has no such basis.
 */
public final class Fixture {
    /** A defi subject; months January to June 2026, amounts 5, 3, 2 and from April on 8, 1, 1. */
    public static final String HARBOR = "fixture/harbor";
    /** A dao subject that globex may not see; June 2026. */
    public static final String MERIDIAN = "fixture/meridian";

    /** Begin of the keys of {@link #publishCrowd}; globex may not see these. */
    public static final String CROWD = "crowd/";

    private static final String NO_HASH = "0".repeat(64);
    private static final Series HARBOR_FEES =
            new Series("fixture-defi", HARBOR, "defi", "fees_earned", List.of(Basis.RAW, Basis.ADJUSTED));
    private static final Series MERIDIAN_VOTES =
            new Series("fixture-dao", MERIDIAN, "dao", "voting_power", List.of(Basis.RAW));

    private Fixture() {}

    private record Series(String dataset, String subject, String domain, String resource, List<Basis> bases) {}

    static void publish(ClickHouseAccess access) {
        publishMeridian(access);
        publishHarbor(access, new long[] {8, 1, 1});
    }

    /** Publishes a new run of {@link #MERIDIAN}, which says the same. */
    public static UUID publishMeridian(ClickHouseAccess access) {
        return publish(access, MERIDIAN_VOTES, Map.of(day(6), new long[] {60, 30, 10}));
    }

    /** Publishes a new run of {@link #HARBOR}, with these amounts from April on, the largest first. */
    public static UUID publishHarbor(ClickHouseAccess access, long[] late) {
        Map<LocalDate, long[]> months = new TreeMap<>();
        for (int month = 1; month <= 6; month++) {
            months.put(day(month), month < 4 ? new long[] {5, 3, 2} : late);
        }
        return publish(access, HARBOR_FEES, months);
    }

    /**
     * Publishes subjects {@link #CROWD} 0 and on, one dataset each, of stake: the largest entity of subject i holds 8 + i, and
     * two others 1 each.
     */
    public static void publishCrowd(ClickHouseAccess access, int subjects) {
        for (int i = 0; i < subjects; i++) {
            Series series = new Series("crowd-" + i, CROWD + i, "compute", "stake", List.of(Basis.RAW));
            publish(access, series, Map.of(day(6), new long[] {8 + i, 1, 1}));
        }
    }

    /** Publishes a subject of so many entities, each with an amount of its own; globex may not see it. */
    public static void publishLarge(ClickHouseAccess access, String subject, int entities) {
        Series series = new Series("large-" + subject, subject, "compute", "stake", List.of(Basis.RAW));
        long[] amounts =
                LongStream.range(0, entities).map(place -> entities - place).toArray();
        publish(access, series, Map.of(day(6), amounts));
    }

    /**
     * Publishes a run with alarms of a dataset, of its defi subject and of its dao subject, whose messages name them; a later run
     * answers for its days, so that no other reader meets its subjects.
     */
    public static UUID publishWithAlarms(ClickHouseAccess access) {
        String dataset = "alarms-" + UUID.randomUUID();
        UUID run = UUID.randomUUID();
        TreeSet<LocalDate> days = new TreeSet<>(List.of(day(6)));
        List<FactRow> rows = new ArrayList<>();
        rows.add(alarm(dataset, run, "a.csv", "", "", "COUNT_JUMP", "COUNT_JUMP"));
        for (String domain : List.of("defi", "dao")) {
            String subject = dataset + "/" + domain;
            rows.add(new SubjectRow(
                    dataset, domain, "eip155:1", subject, "stake", "Odd", "dex", "USD", 2, day(6), day(6), run));
            rows.add(alarm(dataset, run, "", subject, "stake", "UNPRICED", "UNPRICED " + domain));
        }
        RunPublisher publisher = new RunPublisher(access);
        publisher.publish(dataset, run, days, write(access, rows));
        publisher.publish(dataset, UUID.randomUUID(), days, Map.of());
        return run;
    }

    private static AlarmRow alarm(
            String dataset, UUID run, String file, String subject, String resource, String code, String message) {
        return new AlarmRow(
                dataset, run, file.isEmpty() ? "" : "ingest-1", file, subject, resource, code, message, Instant.EPOCH);
    }

    private static LocalDate day(int month) {
        return LocalDate.of(2026, month, 1).plusMonths(1).minusDays(1);
    }

    /** Publishes a new run, a first one or for another price; amounts by day, the largest first. */
    private static UUID publish(ClickHouseAccess access, Series series, Map<LocalDate, long[]> amounts) {
        UUID run = UUID.randomUUID();
        TreeSet<LocalDate> days = new TreeSet<>(amounts.keySet());
        List<FactRow> rows = new ArrayList<>();
        rows.add(new SubjectRow(
                series.dataset(),
                series.domain(),
                "eip155:1",
                series.subject(),
                series.resource(),
                "Fixture " + series.subject(),
                "dex",
                "USD",
                2,
                days.first(),
                days.last(),
                run));
        rows.add(new LineageRow(
                series.dataset(), run, "ingest-1", "fixture", "fixture.csv", NO_HASH, 3, 3, 0, 0, Instant.EPOCH));
        rows.add(alarm(series.dataset(), run, "fixture.csv", "", "", "SUM_JUMP", "twice as much"));
        for (Basis basis : series.bases()) {
            amounts.forEach((day, values) -> rows.addAll(rows(series, basis, day, values, run)));
        }
        boolean first = new Publications(access).latestRun(series.dataset()).isEmpty();
        Set<PublicationCause> causes = first ? Set.of() : Set.of(PublicationCause.PRICE_FIX);
        new RunPublisher(access).publish(series.dataset(), run, days, causes, write(access, rows));
        return run;
    }

    private static List<FactRow> rows(Series series, Basis basis, LocalDate day, long[] all, UUID run) {
        List<FactRow> rows = new ArrayList<>();
        int leftOut = basis == Basis.ADJUSTED ? 1 : 0;
        long[] amounts = Arrays.copyOfRange(all, leftOut, all.length);
        Distribution distribution = Distribution.of(amounts);
        String digest = digest(amounts, leftOut);
        UnattributedMass unattributed = new UnattributedMass(
                BigInteger.valueOf(Arrays.stream(all, 0, leftOut).sum()));
        Moments moments = distribution.moments(
                unattributed.addTo(Cuts.PUBLISHED, distribution.total(), Cuts.PUBLISHED.thresholds()));
        for (CentralizationIndex index : CentralizationIndex.values()) {
            var value = index.of(distribution);
            Optional<UnattributedMass.Interval> interval = unattributed.of(index, moments);
            rows.add(new IndexValueRow(
                    series.dataset(),
                    series.domain(),
                    "eip155:1",
                    series.subject(),
                    series.resource(),
                    basis.id(),
                    index.id(),
                    day,
                    value.asDouble().orElseThrow(),
                    value.asInteger().orElse(null),
                    interval.map(UnattributedMass.Interval::least).orElse(null),
                    interval.map(UnattributedMass.Interval::greatest).orElse(null),
                    "FINAL",
                    "",
                    1,
                    distribution.population(),
                    1,
                    Instant.parse(day + "T12:00:00Z"),
                    digest,
                    run,
                    Instant.EPOCH));
        }
        for (LorenzCurve.Point point : LorenzCurve.of(distribution, 100)) {
            long ordinal = rows.stream().filter(CurvePointRow.class::isInstance).count();
            rows.add(new CurvePointRow(
                    series.dataset(),
                    series.domain(),
                    "eip155:1",
                    series.subject(),
                    series.resource(),
                    basis.id(),
                    "lorenz",
                    day,
                    ordinal,
                    point.populationShare(),
                    point.amountShare(),
                    run));
        }
        for (int rank = 1; rank <= amounts.length; rank++) {
            rows.add(new EntityAmountRow(
                    series.dataset(),
                    series.domain(),
                    "eip155:1",
                    series.subject(),
                    series.resource(),
                    basis.id(),
                    day,
                    rank,
                    "entity-" + (rank + leftOut),
                    BigInteger.valueOf(amounts[rank - 1]),
                    run));
        }
        return rows;
    }

    private static String digest(long[] amounts, int leftOut) {
        StringBuilder lines = new StringBuilder();
        for (int rank = 1; rank <= amounts.length; rank++) {
            lines.append("entity-")
                    .append(rank + leftOut)
                    .append('\t')
                    .append(amounts[rank - 1])
                    .append('\n');
        }
        return Sha256.hex(lines.toString());
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
