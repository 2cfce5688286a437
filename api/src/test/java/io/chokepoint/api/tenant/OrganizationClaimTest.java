package io.chokepoint.api.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrganizationClaimTest {
    private static final UUID ACME = UUID.fromString("0a000000-0000-4000-8000-00000000ac3e");

    @Test
    void readsAMapOfOrganizations() {
        assertThat(claim("{\"acme\": {\"id\": \"%s\", \"tier\": [\"gold\"]}}".formatted(ACME))
                        .idsByAlias())
                .containsOnlyKeys("acme")
                .containsValue(ACME);
    }

    @Test
    void readsAnArrayOfMapsAndAliases() {
        assertThat(claim("[\"acme\", {\"acme\": {\"id\": \"%s\"}}]".formatted(ACME))
                        .idsByAlias())
                .containsOnlyKeys("acme");
    }

    @Test
    void anAliasWithoutAnIdNamesNobody() {
        assertThat(claim("[\"acme\"]").idsByAlias()).isEmpty();
        assertThat(claim("{\"acme\": {}}").idsByAlias()).isEmpty();
        assertThat(claim("{\"acme\": {\"id\": \"not-an-id\"}}").idsByAlias()).isEmpty();
        assertThat(OrganizationClaim.of(null).idsByAlias()).isEmpty();
    }

    @Test
    void choosesByAliasOrIdAndNothingElse() {
        OrganizationClaim claim = claim("{\"acme\": {\"id\": \"%s\"}}".formatted(ACME));

        assertThat(claim.chosen("acme")).contains(ACME);
        assertThat(claim.chosen(ACME.toString())).contains(ACME);
        assertThat(claim.chosen("ACME")).isEmpty();
        assertThat(claim.chosen("globex")).isEmpty();
    }

    private static OrganizationClaim claim(String json) {
        JsonValue value = Json.createReader(new StringReader(json)).readValue();
        return OrganizationClaim.of(value);
    }
}
