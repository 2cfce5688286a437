package io.chokepoint.bench.api;

import io.chokepoint.bench.BenchException;
import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.Distribution;
import io.chokepoint.indices.IndexValue;
import io.chokepoint.warehouse.ClickHouseAccess;
import io.chokepoint.warehouse.FactTable;
import io.chokepoint.warehouse.FactWriter;
import io.chokepoint.warehouse.IndexValueRow;
import io.chokepoint.warehouse.RowTally;
import io.chokepoint.warehouse.RunPublisher;
import io.chokepoint.warehouse.SubjectRow;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Published indices to ask for: subjects of one resource, each a dataset of its own, with all indices of every day. The same
 * rows for the same numbers, published once.
 *
 * @param subjects number of subjects
 * @param days number of days, up to {@link #LAST_DAY}
 */
record IndexRows(int subjects, int days) {
    static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 30);

    private static final int ENTITIES = 12;
    private static final String DOMAIN = "defi";
    private static final String NETWORK = "eip155:1";
    private static final String RESOURCE = "voting_power";
    private static final String RAW = "raw";
    private static final String NO_DIGEST = "0".repeat(64);

    /** Number of index values. */
    long values() {
        return (long) subjects * days * CentralizationIndex.values().length;
    }

    LocalDate firstDay() {
        return LAST_DAY.minusDays(days - 1L);
    }

    /** Publishes what is not published yet. */
    void publish(ClickHouseAccess access, PrintStream progress) {
        int published = published(access);
        if (published < subjects) {
            progress.printf("Publishing %,d index values of %d subjects, once%n", values(), subjects);
        }
        for (int subject = published; subject < subjects; subject++) {
            publish(access, subject);
        }
    }

    private static int published(ClickHouseAccess access) {
        try (Connection connection = access.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT uniqExact(dataset) FROM publication WHERE startsWith(dataset, 'bench/')")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new BenchException("Publications cannot be counted: " + e.getMessage(), e);
        }
    }

    private void publish(ClickHouseAccess access, int subject) {
        String key = "bench/%04d".formatted(subject);
        UUID run = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        TreeSet<LocalDate> all =
                new TreeSet<>(firstDay().datesUntil(LAST_DAY.plusDays(1)).toList());
        Map<FactTable, RowTally> written = new EnumMap<>(FactTable.class);
        for (FactTable table : FactTable.values()) {
            try (FactWriter writer = new FactWriter(access, table)) {
                if (table == FactTable.SUBJECT) {
                    writer.write(new SubjectRow(
                            key,
                            DOMAIN,
                            NETWORK,
                            key,
                            RESOURCE,
                            "Subject " + subject,
                            "dex",
                            "votes",
                            0,
                            firstDay(),
                            LAST_DAY,
                            run));
                } else if (table == FactTable.INDEX_VALUE) {
                    Random random = new Random(subject);
                    all.forEach(day -> write(writer, key, day, random, run));
                }
                written.put(table, writer.finish());
            }
        }
        new RunPublisher(access).publish(key, run, all, written);
    }

    private static void write(FactWriter writer, String key, LocalDate day, Random random, UUID run) {
        long[] amounts = random.longs(ENTITIES, 1, 1_000_000).toArray();
        Distribution distribution = Distribution.of(amounts);
        for (CentralizationIndex index : CentralizationIndex.values()) {
            IndexValue value = index.of(distribution);
            writer.write(new IndexValueRow(
                    key,
                    DOMAIN,
                    NETWORK,
                    key,
                    RESOURCE,
                    RAW,
                    index.id(),
                    day,
                    value.asDouble().orElse(Double.NaN),
                    value.asInteger().orElse(null),
                    "FINAL",
                    "",
                    1,
                    ENTITIES,
                    1,
                    Instant.parse(day + "T12:00:00Z"),
                    NO_DIGEST,
                    run,
                    Instant.EPOCH));
        }
    }
}
