package io.chokepoint.api.index;

import io.chokepoint.api.clickhouse.ClickHouseReader;
import io.chokepoint.api.clickhouse.ScopedQuery;
import io.chokepoint.api.clickhouse.VisibleView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Reads what runs have read, as a tenant sees it. */
@ApplicationScoped
class RunReader {
    private static final String COLUMNS =
            """
            source, file, sha256, toString(rows_in) AS read, toString(accepted) AS entered,
            toString(duplicates) AS repeated, toString(quarantined) AS aside, toUnixTimestamp64Milli(known_at) AS known
            """;

    private final ClickHouseReader reader;

    RunReader(ClickHouseReader reader) {
        this.reader = reader;
    }

    /** The alarms of a run, by time, code and file. */
    List<RunAlarm> alarms(Run run) {
        ScopedQuery query = ScopedQuery.selectGranted(
                        "code, message, file, toUnixTimestamp64Milli(known_at) AS known",
                        VisibleView.VISIBLE_ALARM,
                        run.scope(),
                        run.knownAt())
                .append(" AND run_id = toUUID(?) ORDER BY known_at, code, file, message")
                .with(run.getId());
        return reader.list(query, row -> {
            String file = row.getString("file");
            return new RunAlarm(
                    row.getString("code"),
                    row.getString("message"),
                    file.isEmpty() ? null : file,
                    Instant.ofEpochMilli(row.getLong("known")));
        });
    }

    /** The inputs of a run, by time and name. */
    List<RunInput> inputs(Run run) {
        ScopedQuery query = ScopedQuery.selectGranted(COLUMNS, VisibleView.VISIBLE_LINEAGE, run.scope(), run.knownAt())
                .append(" AND run_id = toUUID(?) ORDER BY known_at, file")
                .with(run.getId());
        return reader.list(
                query,
                row -> new RunInput(
                        row.getString("source"),
                        row.getString("file"),
                        row.getString("sha256"),
                        row.getString("read"),
                        row.getString("entered"),
                        row.getString("repeated"),
                        row.getString("aside"),
                        Instant.ofEpochMilli(row.getLong("known"))));
    }
}
