package io.chokepoint.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DemoTest {
    private static final String ACME =
            """
            tenants:
              - { alias: acme, id: 0a000000-0000-4000-8000-00000000ac3e, name: Acme, plan: gold, status: ACTIVE }
            roles: [{ name: viewer }]
            services: []
            """;

    @Test
    void shippedTenantsHaveTheirPlansAndStatus() {
        assertThat(Demo.load().tenants())
                .extracting(tenant -> tenant.alias() + " " + tenant.plan() + " " + tenant.status())
                .containsExactly("acme gold ACTIVE", "globex silver ACTIVE", "initech silver SUSPENDED");
    }

    @Test
    void acmeMaySeeEverything() {
        assertThat(Demo.load().tenants().get(0).grants()).singleElement().satisfies(grant -> assertThat(grant)
                .isEqualTo(new Demo.Grant(grant.id(), null, null, null, null, null)));
    }

    @Test
    void globexSeesTwoDomainsFromAprilOn() {
        assertThat(Demo.load().tenants().get(1).grants())
                .extracting(Demo.Grant::domain)
                .containsExactly("defi", "stablecoin");
        assertThat(Demo.load().tenants().get(1).grants())
                .extracting(Demo.Grant::firstDay)
                .containsOnly(LocalDate.of(2026, 4, 1));
    }

    @Test
    void userOfAnUnknownOrganizationIsRefused() {
        assertThatThrownBy(() -> read(ACME + "users: [{ name: eve, password: x, roles: [], organizations: [evil] }]"))
                .hasMessageContaining("Unknown organization 'evil' of 'eve'; known are acme");
    }

    @Test
    void unknownRoleIsRefused() {
        assertThatThrownBy(() -> read(ACME + "users: [{ name: eve, password: x, roles: [root], organizations: [] }]"))
                .hasMessageContaining("Unknown role 'root' of 'eve'; known are viewer");
    }

    @Test
    void twoUsersOfOneNameAreRefused() {
        String eve = "{ name: eve, password: x, roles: [], organizations: [] }";

        assertThatThrownBy(() -> read(ACME + "users: [" + eve + ", " + eve + "]"))
                .hasMessageContaining("Two entries for user 'eve'");
    }

    @Test
    void unknownFieldIsRefused() {
        assertThatThrownBy(() ->
                        read(ACME + "users: [{ name: eve, password: x, phone: 1, roles: [], organizations: [] }]"))
                .hasMessageContaining("phone");
    }

    private static Demo read(String yaml) throws IOException {
        return Demo.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
