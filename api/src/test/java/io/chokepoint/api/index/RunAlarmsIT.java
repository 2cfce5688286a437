package io.chokepoint.api.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.clickhouse.ClickHouseReader;
import io.chokepoint.api.clickhouse.ScopedQuery;
import io.chokepoint.api.clickhouse.VisibleView;
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
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RunAlarmsIT extends ApiTest {

    @Inject
    ClickHouseReader reader;

    @Test
    void aRunSaysWhatIsOddOfWhatItRead() {
        List<Map<String, String>> alarms = answer(
                        "acme-analyst",
                        "{subject(key: \"" + Fixture.HARBOR
                                + "\") {index(index: HHI, resource: FEES_EARNED) {run {alarms {code message file}}}}}")
                .getList("data.subject.index.run.alarms");

        assertThat(alarms)
                .containsExactly(Map.of("code", "SUM_JUMP", "message", "twice as much", "file", "fixture.csv"));
    }

    @Test
    void anAlarmOfASubjectIsForThoseWhoMaySeeTheSubject() {
        UUID run = Fixture.publishWithAlarms(ClickHouseAccess.fromEnvironment(
                ApiStack.servers().environment().loader()));

        assertThat(alarms(run, Tenants.ACME)).containsExactly("COUNT_JUMP", "UNPRICED dao", "UNPRICED defi");
        assertThat(alarms(run, Tenants.GLOBEX)).containsExactly("COUNT_JUMP", "UNPRICED defi");
        assertThat(alarms(run, UUID.randomUUID())).isEmpty();
    }

    private List<String> alarms(UUID run, UUID tenant) {
        TenantScope scope = new TenantScope(
                tenant,
                "t",
                "T",
                "gold",
                TenantStatus.ACTIVE,
                "u",
                "u",
                Set.of("viewer"),
                List.of(new Grant("", "", "", "", LocalDate.EPOCH)));
        ScopedQuery query = ScopedQuery.selectGranted("message", VisibleView.VISIBLE_ALARM, scope, Instant.now())
                .append(" AND run_id = toUUID(?) ORDER BY message")
                .with(run.toString());
        return reader.list(query, row -> row.getString(1));
    }
}
