package io.chokepoint.api.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.tenant.Caller;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.api.tenant.TenantStatus;
import io.chokepoint.api.testing.ApiTest;
import io.chokepoint.api.testing.Tenants;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RateLimitIT extends ApiTest {
    private static final String QUERY = "{subjects(first: 100) {edges {node {key}}}}";
    private static final Caller GLOBEX = caller("chokepoint-cli");

    @Inject
    RateLimits rates;

    @Test
    void whoHasNoPointsLeftIsToldWhenThereAreSome() {
        long left = rates.quote(GLOBEX, 1).remaining();
        assertThat(rates.charge(GLOBEX, left - 5).taken()).isTrue();
        try {
            Response refused = post(token("globex-admin"), QUERY);
            Response other = post(token("acme-viewer"), QUERY);

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.jsonPath().getString("errors[0].extensions.code"))
                    .isEqualTo("RATE_LIMITED");
            assertThat(refused.jsonPath().getBoolean("errors[0].extensions.retryable"))
                    .isTrue();
            assertThat(refused.jsonPath().getInt("errors[0].extensions.actual")).isEqualTo(101);
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isEqualTo(1);
            assertThat(refused.header("RateLimit")).startsWith("\"points\";r=");
            assertThat(other.statusCode()).isEqualTo(200);
        } finally {
            rates.refund(GLOBEX, left);
        }
        assertThat(post(token("globex-admin"), QUERY).statusCode()).isEqualTo(200);
    }

    @Test
    void anotherClientOfTheTenantHasPointsOfItsOwn() {
        Caller one = caller("client-one");
        Charge all = rates.charge(one, rates.quote(one, 1).remaining());

        assertThat(all.taken()).isTrue();
        assertThat(rates.charge(one, 1_000).taken()).isFalse();
        assertThat(rates.charge(caller("client-two"), 1_000).taken()).isTrue();
    }

    private static Caller caller(String client) {
        TenantScope scope = new TenantScope(
                Tenants.GLOBEX, "globex", "G", "silver", TenantStatus.ACTIVE, "u", "u", Set.of(), List.of());
        return new Caller(scope, client);
    }
}
