package io.chokepoint.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import io.chokepoint.api.access.Examples.Example;
import io.chokepoint.api.testing.ApiTest;
import io.chokepoint.api.testing.Fixture;
import io.chokepoint.api.testing.Tenants;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the schema has, held to the rules of {@link AccessRules}: every field, every role, every pair of tenants. */
@QuarkusTest
class SchemaMatrixIT extends ApiTest {
    private static final Map<String, String> ADMINS = Map.of("acme", "acme-admin", "globex", "globex-admin");

    /** Types that are met over a WebSocket only, where their own test asks for them. */
    private static final Set<String> LIVE = Set.of("Subscription", "IndexPublication");

    @Inject
    GraphQLSchema schema;

    @BeforeAll
    static void acmeHasTheCompositeOfTheExamples() throws SQLException {
        Tenants.seed();
        try (Connection owner = Tenants.owner();
                PreparedStatement insert = owner.prepareStatement(
                        "insert into composite (tenant_id, composite_id, name, components, created_at, updated_at)"
                                + " values (?, ?, 'of the examples',"
                                + " '[{\"index\":\"hhi\",\"resource\":\"fees_earned\",\"basis\":\"raw\",\"weight\":1}]', now(), now())"
                                + " on conflict do nothing")) {
            insert.setObject(1, Tenants.ACME);
            insert.setObject(2, Examples.COMPOSITE);
            insert.executeUpdate();
        }
    }

    @AfterAll
    static void acmeHasItNoMore() throws SQLException {
        try (Connection owner = Tenants.owner();
                PreparedStatement delete = owner.prepareStatement("delete from composite where composite_id = ?")) {
            delete.setObject(1, Examples.COMPOSITE);
            delete.executeUpdate();
        }
    }

    @Test
    void everyFieldOfAQueryOrAMutationHasARuleAndAnExample() {
        Set<String> roots = new TreeSet<>();
        Set<String> withArguments = new TreeSet<>();
        for (GraphQLObjectType type : objectTypes()) {
            for (GraphQLFieldDefinition field : type.getFieldDefinitions()) {
                boolean root = type == schema.getQueryType() || type == schema.getMutationType();
                if (root || type == schema.getSubscriptionType()) {
                    roots.add(type.getName() + "." + field.getName());
                }
                if (root || !field.getArguments().isEmpty() && !LIVE.contains(type.getName())) {
                    withArguments.add(type.getName() + "." + field.getName());
                }
            }
        }
        Set<String> examples = Examples.ALL.stream()
                .map(example -> example.type() + "." + example.field())
                .collect(Collectors.toSet());

        assertThat(roots).isNotEmpty().allMatch(name -> AccessRules.roles(type(name), field(name))
                .isPresent());
        assertThat(examples).containsAll(withArguments);
    }

    @Test
    void everyFieldIsAnsweredToTheRolesOfItsRuleAndToNoOther() {
        int cells = 0;
        for (Example example : Examples.ALL) {
            Set<String> roles =
                    AccessRules.roles(example.type(), example.field()).orElse(Set.of("viewer"));
            for (Map.Entry<String, List<String>> user : Examples.ROLES.entrySet()) {
                Response response = post(token(user.getKey()), example.document(example.use(0)));
                String what = user.getKey() + " asks " + example.type() + "." + example.field();
                boolean allowed = !Collections.disjoint(user.getValue(), roles);

                assertThat(response.statusCode()).as(what).isEqualTo(allowed ? 200 : 403);
                assertThat(response.jsonPath().getString("errors[0].extensions.code"))
                        .as(what)
                        .isEqualTo(allowed ? null : "FORBIDDEN");
                cells++;
            }
            for (String refused : List.of("nobody", "initech-admin")) {
                assertThat(post(token(refused), example.document(example.use(0)))
                                .statusCode())
                        .as(refused + " asks " + example.field())
                        .isEqualTo(403);
                cells++;
            }
        }
        assertThat(cells).isEqualTo(Examples.ALL.size() * 6);
    }

    @Test
    void everyAliasGetsTheAnswerOfItsOwnArguments() {
        for (Example example : Examples.ALL) {
            if (example.type().equals("Mutation")) {
                continue;
            }
            JsonPath together = answer(
                    "acme-admin",
                    example.document("a: %s b: %s c: %s".formatted(example.use(0), example.use(1), example.use(2))));
            for (int n = 0; n < 3; n++) {
                String alias = List.of("a", "b", "c").get(n);
                JsonPath alone = answer("acme-admin", example.document(alias + ": " + example.use(n)));

                assertThat(together.getString("errors")).as(example.field()).isNull();
                if (!example.field().equals("rateLimit")) {
                    assertThat((Object) at(together, example, alias))
                            .as(example.field() + " " + alias)
                            .isEqualTo(at(alone, example, alias));
                }
            }
        }
    }

    @Test
    void whatBelongsToAnotherTenantAnswersLikeWhatDoesNotExist() {
        int pairs = 0;
        for (String owner : ADMINS.keySet()) {
            String canary = "CANARY-" + owner + "-" + UUID.randomUUID();
            String id = answer(
                            ADMINS.get(owner),
                            "mutation {createOverlay(input: {name: \"%s\", labels: [{entity: \"entity-1\", name: \"%1$s\"}]}) {overlay {id}}}"
                                    .formatted(canary))
                    .getString("data.createOverlay.overlay.id");
            String random = Examples.base64("Overlay:" + UUID.randomUUID());
            assertThat(id).hasSameSizeAs(random);
            try {
                for (String other : ADMINS.keySet()) {
                    if (!other.equals(owner)) {
                        for (Example example : Examples.ALL) {
                            assertThat(post(token(ADMINS.get(other)), example.document(example.use(0)))
                                            .asString())
                                    .as(other + " asks " + example.field())
                                    .doesNotContain(canary, id);
                        }
                        for (String document : overlayDocuments()) {
                            assertSame(ADMINS.get(other), document, id, random);
                            pairs++;
                        }
                    }
                }
                assertThat(answer(ADMINS.get(owner), "{node(id: \"" + id + "\") {... on Overlay {name}}}")
                                .getString("data.node.name"))
                        .isEqualTo(canary);
            } finally {
                answer(ADMINS.get(owner), "mutation {deleteOverlay(id: \"" + id + "\") {deletedId}}");
            }
        }
        assertThat(pairs).isEqualTo(2 * overlayDocuments().size());
    }

    @Test
    void aSubjectThatIsNotGrantedAnswersLikeOneThatDoesNotExist() {
        String nothing = Fixture.MERIDIAN.substring(0, Fixture.MERIDIAN.length() - 2) + "xx";
        for (String document : List.of(
                "{subject(key: \"%s\") {key}}",
                "{ranking(index: HHI, resource: VOTING_POWER, filter: {nameContains: \"%s\"}, first: 9) {edges {cursor}}}",
                "{subjects(filter: {nameContains: \"%s\"}, first: 9) {totalCount edges {cursor}}}",
                "{whatIf(input: {subject: \"%s\", resource: VOTING_POWER, knownAt: \"2030-01-01T00:00:00Z\"}) {asOf changes {index}}}")) {
            assertSame("globex-admin", document, Fixture.MERIDIAN, nothing);
        }
        for (String document :
                List.of("{node(id: \"%s\") {id}}", "{nodes(ids: [\"%s\"]) {id}}", "{subject(id: \"%s\") {id}}")) {
            assertSame(
                    "globex-admin",
                    document,
                    Examples.base64("Subject:" + Fixture.MERIDIAN),
                    Examples.base64("Subject:" + nothing));
        }
    }

    private static List<String> overlayDocuments() {
        String subject = "{subject(key: \"" + Fixture.HARBOR + "\") {%s}}";
        return List.of(
                "{node(id: \"%s\") {id}}",
                "{nodes(ids: [\"%s\"]) {id}}",
                "{whatIf(input: {subject: \"" + Fixture.HARBOR + "\", resource: FEES_EARNED, overlay: \"%s\"}) {asOf}}",
                subject.formatted("index(index: HHI, resource: FEES_EARNED, overlay: \"%s\") {value}"),
                subject.formatted(
                        "indexSeries(index: HHI, resource: FEES_EARNED, from: \"2026-01-01\", to: \"2026-12-31\", overlay: \"%s\", first: 3) {edges {cursor}}"),
                subject.formatted("distribution(resource: FEES_EARNED, overlay: \"%s\", first: 3) {edges {cursor}}"),
                "mutation {updateOverlay(id: \"%s\", input: {name: \"mine\"}) {overlay {id} userErrors {code message}}}",
                "mutation {deleteOverlay(id: \"%s\") {deletedId userErrors {code message}}}");
    }

    /** The same answer to two ids, but for the ids themselves and the ids of the requests. */
    private static void assertSame(String user, String document, String foreign, String random) {
        assertThat(masked(user, document.formatted(foreign), foreign))
                .as(document)
                .isEqualTo(masked(user, document.formatted(random), random));
    }

    private static String masked(String user, String document, String id) {
        return post(token(user), document)
                .asString()
                .replace(id, "ID")
                .replaceAll("\"requestId\":\"[^\"]*\"", "")
                .replaceAll("\"(currentlyAvailable|actualQueryCost)\":[0-9]+", "");
    }

    private static Object at(JsonPath answer, Example example, String alias) {
        return switch (example.type()) {
            case "Subject" -> answer.get("data.subject." + alias);
            case "Run" -> answer.get("data.subject.index.run." + alias);
            default -> answer.get("data." + alias);
        };
    }

    private List<GraphQLObjectType> objectTypes() {
        return schema.getAllTypesAsList().stream()
                .filter(GraphQLObjectType.class::isInstance)
                .map(GraphQLObjectType.class::cast)
                .filter(type -> !type.getName().startsWith("__"))
                .toList();
    }

    private static String type(String name) {
        return name.substring(0, name.indexOf('.'));
    }

    private static String field(String name) {
        return name.substring(name.indexOf('.') + 1);
    }
}
