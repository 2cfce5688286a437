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
