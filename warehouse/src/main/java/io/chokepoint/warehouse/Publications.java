package io.chokepoint.warehouse;

import io.chokepoint.indices.Basis;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What has been published so far, for a user who may read the tables. */
public final class Publications {
    private final ClickHouseAccess access;

    /** Reads as the user of {@code access}. */
    public Publications(ClickHouseAccess access) {
        this.access = access;
    }

    /** The run that was published last for a dataset, or empty. */
    public Optional<UUID> latestRun(String dataset) {
        String sql = "SELECT toString(run_id) FROM publication WHERE dataset = ? ORDER BY published_at DESC LIMIT 1";
        try (Connection connection = access.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, dataset);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? Optional.of(UUID.fromString(result.getString(1))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new WarehouseException("Reading the publications of '%s' failed".formatted(dataset), e);
        }
    }

    /** The days that were ever published for a dataset. */
    public Set<LocalDate> days(String dataset) {
        String sql = "SELECT DISTINCT toString(arrayJoin(as_ofs)) FROM publication WHERE dataset = ?";
        try (Connection connection = access.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, dataset);
            Set<LocalDate> days = new TreeSet<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    days.add(LocalDate.parse(result.getString(1)));
                }
            }
            return days;
        } catch (SQLException e) {
            throw new WarehouseException("Reading the published days of '%s' failed".formatted(dataset), e);
        }
    }

    /** The ingest runs that a run read. */
    public Set<String> ingestRunsOf(UUID runId) {
        String sql = "SELECT DISTINCT ingest_run_id FROM lineage WHERE run_id = ?";
        try (Connection connection = access.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, runId.toString());
            Set<String> ingestRuns = new TreeSet<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    ingestRuns.add(result.getString(1));
                }
            }
            return ingestRuns;
        } catch (SQLException e) {
            throw new WarehouseException("Reading the lineage of run " + runId + " failed", e);
        }
    }

    /** How many published runs of a dataset read one of these ingest runs. */
    public long runsThatRead(String dataset, Set<String> ingestRuns) {
        String sql =
                """
                SELECT uniqExact(run_id) FROM lineage
                WHERE dataset = ? AND ingest_run_id IN splitByChar(' ', ?)
                  AND run_id IN (SELECT run_id FROM publication WHERE dataset = ?)
                """;
        if (ingestRuns.isEmpty()) {
            return 0;
        }
        try (Connection connection = access.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, dataset);
            statement.setString(2, String.join(" ", ingestRuns));
            statement.setString(3, dataset);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        } catch (SQLException e) {
            throw new WarehouseException("Reading the lineage of '%s' failed".formatted(dataset), e);
        }
    }

    /** What a run measured, as {@code index_id:methodology_version}. */
    public Set<String> indexVersionsOf(String dataset, UUID runId) {
        String sql = "SELECT DISTINCT index_id, methodology_version FROM index_value WHERE dataset = ? AND run_id = ?";
        try (Connection connection = access.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, dataset);
            statement.setString(2, runId.toString());
            Set<String> versions = new TreeSet<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    versions.add(result.getString(1) + ":" + result.getInt(2));
                }
            }
            return versions;
        } catch (SQLException e) {
            throw new WarehouseException("Reading the indices of run " + runId + " failed", e);
        }
    }

    /** Receives the digest of one distribution. */
    @FunctionalInterface
    public interface DigestReader {
        /** Takes the digest of what is visible for a subject, a resource, a basis and a day: 64 hexadecimal digits. */
        void accept(String subjectId, String resource, Basis basis, LocalDate asOf, String digest);
    }

    /** Gives the digests of all distributions of a dataset that are visible now. */
    public void visibleDigests(String dataset, DigestReader reader) {
        String sql =
                """
                SELECT subject_id, resource, basis, toString(as_of), any(digest)
                FROM index_value
                WHERE dataset = ?
                  AND (as_of, run_id) IN (
                      SELECT as_of, argMax(run_id, published_at)
                      FROM publication
                      ARRAY JOIN as_ofs AS as_of
                      WHERE dataset = ?
                      GROUP BY as_of
                  )
                GROUP BY subject_id, resource, basis, as_of
                """;
        try (Connection connection = access.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, dataset);
            statement.setString(2, dataset);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    reader.accept(
                            result.getString(1),
                            result.getString(2),
                            Basis.ofId(result.getString(3)),
                            LocalDate.parse(result.getString(4)),
                            result.getString(5));
                }
            }
        } catch (SQLException e) {
            throw new WarehouseException("Reading the visible distributions of '%s' failed".formatted(dataset), e);
        }
    }
}
