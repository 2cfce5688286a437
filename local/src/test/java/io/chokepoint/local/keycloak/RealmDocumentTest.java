package io.chokepoint.local.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chokepoint.local.demo.Demo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RealmDocumentTest {
    private final Demo demo = Demo.load();
    private final JsonNode realm = parsed(new RealmDocument(demo).json());

    @Test
    void equalDemosGiveEqualBytes() {
        assertThat(new RealmDocument(demo).digest())
                .isEqualTo(new RealmDocument(Demo.load()).digest())
                .matches("[0-9a-f]{64}");
    }

    @Test
    void anotherPasswordGivesAnotherDigest() {
        Demo.User first = demo.users().get(0);
        Demo edited = new Demo(
                demo.tenants(),
                demo.roles(),
                List.of(new Demo.User(first.name(), "other", first.roles(), List.of())),
                demo.services());

        assertThat(new RealmDocument(edited).digest()).isNotEqualTo(new RealmDocument(demo).digest());
    }

    @Test
    void everyScopeThatAClientNamesIsDefined() {
        List<String> defined = texts(realm.path("clientScopes"), "name");

        for (JsonNode client : realm.path("clients")) {
            assertThat(defined)
                    .as(client.path("clientId").asText())
                    .containsAll(texts(client.path("defaultClientScopes")))
                    .containsAll(texts(client.path("optionalClientScopes")));
        }
        assertThat(defined)
                .containsAll(texts(realm.path("defaultDefaultClientScopes")))
                .containsAll(texts(realm.path("defaultOptionalClientScopes")));
    }

    @Test
    void onlyOneMapperWritesTheOrganization() {
        List<JsonNode> mappers = new ArrayList<>();
        realm.findValues("protocolMappers").forEach(list -> list.forEach(mappers::add));

        assertThat(mappers)
                .filteredOn(mapper ->
                        mapper.path("config").path("claim.name").asText().equals("organization"))
                .singleElement()
                .satisfies(mapper -> assertThat(
                                mapper.path("config").path("addOrganizationId").asText())
                        .isEqualTo("true"));
    }

    @Test
    void passwordsAreTakenByTheCommandLineClientAlone() {
        assertThat(realm.path("clients"))
                .filteredOn(client -> client.path("directAccessGrantsEnabled").asBoolean())
                .extracting(client -> client.path("clientId").asText())
                .containsExactly("chokepoint-cli");
    }

    @Test
    void theWebClientIsPublicAndUsesProofKeys() {
        JsonNode web = client("chokepoint-web");

        assertThat(web.path("publicClient").asBoolean()).isTrue();
        assertThat(web.path("standardFlowEnabled").asBoolean()).isTrue();
        assertThat(web.path("attributes").path("pkce.code.challenge.method").asText())
                .isEqualTo("S256");
    }

    @Test
    void theApiMayAskKeycloakForItsResources() {
        assertThat(client("chokepoint-api")
                        .path("authorizationSettings")
                        .path("allowRemoteResourceManagement")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void organizationsAreTheTenantsWithTheirIdsAndMembers() {
        assertThat(realm.path("organizations")).hasSameSizeAs(demo.tenants());
        JsonNode acme = realm.path("organizations").path(0);

        assertThat(acme.path("id").asText())
                .isEqualTo(demo.tenants().get(0).id().toString());
        assertThat(texts(acme.path("members"), "username"))
                .containsExactly(
                        "acme-viewer",
                        "acme-analyst",
                        "acme-exporter",
                        "acme-admin",
                        "both",
                        "service-account-acme-service");
    }

    private JsonNode client(String id) {
        for (JsonNode client : realm.path("clients")) {
            if (client.path("clientId").asText().equals(id)) {
                return client;
            }
        }
        throw new AssertionError("No client " + id);
    }

    private static List<String> texts(JsonNode list) {
        return stream(list).map(JsonNode::asText).toList();
    }

    private static List<String> texts(JsonNode list, String field) {
        return stream(list).map(item -> item.path(field).asText()).toList();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        return items.stream();
    }

    private static JsonNode parsed(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
