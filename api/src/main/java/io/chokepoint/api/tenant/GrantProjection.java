package io.chokepoint.api.tenant;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Copies what tenants may see from PostgreSQL to ClickHouse, where the views apply it. A change arrives as a new revision,
 * whole and in one block; a tenant that is suspended gets a revision that grants nothing. Several replicas may do this at
 * the same time: they write the same revision twice, which grants the same.
 */
@ApplicationScoped
class GrantProjection {
    private static final Logger LOG = Logger.getLogger(GrantProjection.class);
    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, toDate(?))";

    private final TenantDirectory directory;
    private final AgroalDataSource projector;

    GrantProjection(TenantDirectory directory, @DataSource("projector") AgroalDataSource projector) {
        this.directory = directory;
        this.projector = projector;
    }

    /** Brings ClickHouse up to date. A failure is logged and made good at the next tick: old grants stay in force. */
    @Scheduled(every = "${chokepoint.grants.projection-interval:10s}", concurrentExecution = ConcurrentExecution.SKIP)
    void project() {
        for (UUID tenantId : directory.tenantIds()) {
            try {
                project(tenantId);
            } catch (SQLException e) {
                LOG.errorf(e, "Grants of tenant %s could not be projected", tenantId);
            }
        }
    }

    private void project(UUID tenantId) throws SQLException {
        Set<Grant> wanted = new HashSet<>(directory.effectiveGrants(tenantId));
        try (Connection connection = projector.getConnection()) {
            Revision newest = newestRevision(connection, tenantId);
            if (newest.number() == 0 || !newest.grants().equals(wanted)) {
                insert(connection, tenantId, newest.number() + 1, List.copyOf(wanted));
                LOG.infof("Projected %d grants of tenant %s", wanted.size(), tenantId);
            }
        }
    }

    /** The grants in force in ClickHouse; revision 0 when there are none yet. */
    private record Revision(long number, Set<Grant> grants) {}

    private static Revision newestRevision(Connection connection, UUID tenantId) throws SQLException {
        String sql =
                """
                SELECT revision, active, domain, network, subject_id, resource, toString(history_from)
                FROM tenant_grant
                WHERE tenant_id = ? AND revision = (SELECT max(revision) FROM tenant_grant WHERE tenant_id = ?)
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, tenantId.toString());
            statement.setString(2, tenantId.toString());
            long number = 0;
            Set<Grant> grants = new HashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    number = row.getLong(1);
                    if (row.getInt(2) == 1) {
                        grants.add(new Grant(
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                LocalDate.parse(row.getString(7))));
                    }
                }
            }
            return new Revision(number, grants);
        }
    }

    private static void insert(Connection connection, UUID tenantId, long revision, List<Grant> grants)
            throws SQLException {
        boolean nothing = grants.isEmpty();
        List<Grant> rows = nothing ? List.of(new Grant("", "", "", "", LocalDate.EPOCH)) : grants;
        String sql = "INSERT INTO tenant_grant"
                + " (tenant_id, revision, active, domain, network, subject_id, resource, history_from) VALUES "
                + String.join(", ", Collections.nCopies(rows.size(), ROW));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int parameter = 1;
            for (Grant grant : rows) {
                statement.setString(parameter++, tenantId.toString());
                statement.setLong(parameter++, revision);
                statement.setInt(parameter++, nothing ? 0 : 1);
                statement.setString(parameter++, grant.domain());
                statement.setString(parameter++, grant.network());
                statement.setString(parameter++, grant.subjectId());
                statement.setString(parameter++, grant.resource());
                statement.setString(parameter++, grant.historyFrom().toString());
            }
            statement.executeUpdate();
        }
    }
}
