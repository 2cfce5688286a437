package io.chokepoint.api.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.tenant.Grant;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.api.tenant.TenantStatus;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class SharedReadsTest {
    private static final TenantScope ACME = scope(new UUID(0, 1), "");
    private static final TenantScope GLOBEX = scope(new UUID(0, 2), "");

    private final ClickHouseConfig config = new SmallRyeConfigBuilder()
            .withMapping(ClickHouseConfig.class)
            .withDefaultValue("chokepoint.clickhouse.query-timeout", "PT10S")
            .withDefaultValue("chokepoint.clickhouse.shared-statements", "1")
            .withDefaultValue("chokepoint.clickhouse.shared-keys", "3")
            .withDefaultValue("chokepoint.clickhouse.shared-waiting", "6")
            .build()
            .getConfigMapping(ClickHouseConfig.class);
    private final SharedReads.Lanes lanes = new SharedReads.Lanes(new ReaderPool(config), config);
    private final List<List<Integer>> statements = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final SharedReads<Integer, String> reads = lanes.of(this::read);

    @Test
    void aLaneWithRoomReadsAtOnce() throws Exception {
        gate.countDown();

        assertThat(ask(ACME, 1).get()).containsEntry(1, "one of 1");
        assertThat(statements).containsExactly(List.of(1));
    }

    @Test
    void whatComesWhileALaneIsFullGoesTogetherUpToTheMostOfAStatement() throws Exception {
        CompletableFuture<Map<Integer, String>> first = ask(ACME, 1);
        List<CompletableFuture<Map<Integer, String>>> others =
                List.of(ask(ACME, 2), ask(ACME, 3), ask(ACME, 4), ask(ACME, 5));
        gate.countDown();

        first.get();
        for (CompletableFuture<Map<Integer, String>> other : others) {
            other.get();
        }
        assertThat(statements).containsExactly(List.of(1), List.of(2, 3, 4), List.of(5));
    }

    @Test
    void tenantsAndGrantsHaveLanesOfTheirOwn() throws Exception {
        TenantScope restricted = scope(ACME.tenantId(), "defi");
        List<CompletableFuture<Map<Integer, String>>> all = List.of(ask(ACME, 1), ask(GLOBEX, 2), ask(restricted, 3));
        gate.countDown();

        for (CompletableFuture<Map<Integer, String>> each : all) {
            each.get();
        }
        assertThat(statements).containsExactlyInAnyOrder(List.of(1), List.of(2), List.of(3));
    }

    @Test
    void moreThanMayWaitIsRefusedAtOnce() throws Exception {
        CompletableFuture<Map<Integer, String>> first = ask(ACME, 1);
        CompletableFuture<Map<Integer, String>> waiting = ask(ACME, 2, 3, 4, 5, 6, 7);

        assertThatThrownBy(() -> ask(ACME, 8))
                .isInstanceOfSatisfying(ApiException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.RATE_LIMITED));
        gate.countDown();
        first.get();
        assertThat(waiting.get()).hasSize(6);
    }

    @Test
    void aFailureIsToldToAllThatWaitedForItAndTheLaneGoesOn() throws Exception {
        CompletableFuture<Map<Integer, String>> first = ask(ACME, 1);
        CompletableFuture<Map<Integer, String>> failing = ask(ACME, -1);
        CompletableFuture<Map<Integer, String>> beside = ask(ACME, 2);
        gate.countDown();

        first.get();
        assertThatThrownBy(failing::get).hasRootCauseInstanceOf(ApiException.class);
        assertThatThrownBy(beside::get).hasRootCauseInstanceOf(ApiException.class);
        assertThat(ask(ACME, 3).get()).containsKey(3);
    }

    private Map<Integer, String> read(TenantScope scope, List<Integer> keys) {
        try {
            gate.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        statements.add(keys);
        if (keys.contains(-1)) {
            throw new ApiException(ErrorCode.TIMEOUT, "Too slow");
        }
        return keys.stream().collect(Collectors.toMap(key -> key, key -> "one of " + keys.size()));
    }

    private CompletableFuture<Map<Integer, String>> ask(TenantScope scope, Integer... keys) {
        return reads.read(scope, List.of(keys)).subscribeAsCompletionStage();
    }

    private static TenantScope scope(UUID tenant, String domain) {
        return new TenantScope(
                tenant,
                "tenant",
                "Tenant",
                "gold",
                TenantStatus.ACTIVE,
                "user",
                "User",
                Set.of("viewer"),
                List.of(new Grant(domain, "", "", "", LocalDate.EPOCH)));
    }
}
