package io.chokepoint.api.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.subject.SubjectFilter;
import io.chokepoint.api.subject.SubjectReader;
import io.chokepoint.api.tenant.Grant;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.api.tenant.TenantStatus;
import io.chokepoint.api.testing.ApiStack;
import io.chokepoint.api.testing.ApiTest;
import io.chokepoint.api.testing.Fixture;
import io.chokepoint.api.testing.Tenants;
import io.chokepoint.warehouse.ClickHouseAccess;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each wall with the other one open. */
@QuarkusTest
class ClickHouseWallsIT extends ApiTest {
    private static final Grant EVERYTHING = new Grant("", "", "", "", LocalDate.EPOCH);
    private static final Grant DEFI_FROM_APRIL = new Grant("defi", "", "", "", LocalDate.parse("2026-04-01"));

    @Inject
    ClickHouseReader reader;

    @Inject
    SubjectReader publications;

    @ParameterizedTest
    @EnumSource(
            names = {"VISIBLE_LINEAGE", "VISIBLE_PUBLICATION", "VISIBLE_ALARM"},
            mode = EnumSource.Mode.EXCLUDE)
    void theViewsHoldAScopeThatClaimsEverything(VisibleView view) {
        assertThat(subjects(view, scope(Tenants.GLOBEX, EVERYTHING))).containsExactly(Fixture.HARBOR);
        assertThat(firstDay(view, scope(Tenants.GLOBEX, EVERYTHING))).isAfterOrEqualTo("2026-04-01");
    }

    @ParameterizedTest
    @EnumSource(
            names = {"VISIBLE_LINEAGE", "VISIBLE_PUBLICATION", "VISIBLE_ALARM"},
            mode = EnumSource.Mode.EXCLUDE)
    void theScopeHoldsViewsThatGrantEverything(VisibleView view) {
        assertThat(subjects(view, scope(Tenants.ACME, DEFI_FROM_APRIL))).containsExactly(Fixture.HARBOR);
        assertThat(firstDay(view, scope(Tenants.ACME, DEFI_FROM_APRIL))).isAfterOrEqualTo("2026-04-01");
        // Without the scope's predicate, these views do show more.
        assertThat(subjects(view, scope(Tenants.ACME, EVERYTHING))).containsExactly(Fixture.HARBOR, Fixture.MERIDIAN);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"VISIBLE_LINEAGE", "VISIBLE_PUBLICATION", "VISIBLE_ALARM"},
            mode = EnumSource.Mode.EXCLUDE)
    void aTenantThatNobodyKnowsSeesNothing(VisibleView view) {
        assertThat(subjects(view, scope(UUID.randomUUID(), EVERYTHING))).isEmpty();
    }

    @Test
    void eachWallAloneKeepsAPublicationFromWhoMayNotSeeIt() {
        String run = Fixture.publishMeridian(ClickHouseAccess.fromEnvironment(
                        ApiStack.servers().environment().loader()))
                .toString();

        assertThat(told(run, scope(Tenants.GLOBEX, EVERYTHING))).isZero();
        assertThat(told(run, scope(Tenants.ACME, DEFI_FROM_APRIL))).isZero();
        assertThat(told(run, scope(Tenants.ACME, EVERYTHING))).isOne();
    }

    /** What a subscription says of a run. */
    private int told(String run, TenantScope scope) {
        return publications.countOfRun(scope, Instant.now(), run, new SubjectFilter());
    }

    private List<String> subjects(VisibleView view, TenantScope scope) {
        ScopedQuery query = ScopedQuery.select("DISTINCT subject_id", view, scope, Instant.now())
                .append(" AND startsWith(subject_id, 'fixture/') ORDER BY subject_id");
        return reader.list(query, row -> row.getString(1));
    }

    private LocalDate firstDay(VisibleView view, TenantScope scope) {
        ScopedQuery query = ScopedQuery.select("toString(min(" + view.dayColumn() + "))", view, scope, Instant.now());
        return LocalDate.parse(reader.list(query, row -> row.getString(1)).get(0));
    }

    private static TenantScope scope(UUID tenant, Grant... grants) {
        return new TenantScope(
                tenant, "t", "T", "gold", TenantStatus.ACTIVE, "u", "u", Set.of("viewer"), List.of(grants));
    }
}
