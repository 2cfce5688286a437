package io.chokepoint.api.access;

import io.chokepoint.api.testing.Fixture;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One example of each field of a query, and of each other field that takes arguments: three sets of arguments that have
 * different answers where the field can, and what is selected. A field without an example fails {@link SchemaMatrixIT}.
 */
final class Examples {
    private static final String IN_2026 = "from: \"2026-01-01\", to: \"2026-12-31\"";

    /** A composite that acme has. */
    static final UUID COMPOSITE = UUID.fromString("00000000-0000-4000-8000-00000000c0de");

    private Examples() {}

    /** An example; a selection that is empty is a plain value. */
    record Example(String type, String field, List<String> arguments, String selection) {
        /** The field with its n-th arguments. */
        String use(int n) {
            String given = arguments.get(n);
            return field
                    + (given.isEmpty() ? "" : "(" + given + ")")
                    + (selection.isEmpty() ? "" : " {" + selection + "}");
        }

        /** A document of such fields. */
        String document(String fields) {
            return switch (type) {
                case "Query" -> "{" + fields + "}";
                case "Mutation" -> "mutation {" + fields + "}";
                case "Subject" -> "{subject(key: \"" + Fixture.HARBOR + "\") {" + fields + "}}";
                case "Export" -> "{export(id: \"exp_none\") {" + fields + "}}";
                case "Run" ->
                    "{subject(key: \"" + Fixture.HARBOR + "\") {index(index: HHI, resource: FEES_EARNED) {run {"
                            + fields + "}}}}";
                default -> throw new IllegalArgumentException(type + "." + field);
            };
        }
    }

    static final List<Example> ALL = List.of(
            plain("Query", "viewer", "user tenant {alias}"),
            plain("Query", "indexDefinitions", "index"),
            plain("Run", "inputs", "sha256"),
            plain("Run", "alarms", "code"),
            of("Query", "rateLimit", "cost", "", "dryRun: false", "dryRun: null"),
            of("Query", "node", "id", id("Subject:" + Fixture.HARBOR), id("Subject:" + Fixture.MERIDIAN), id("x")),
            of(
                    "Query",
                    "nodes",
                    "id",
                    "ids: [\"x\"]",
                    "ids: []",
                    "ids: [\"" + base64("Subject:" + Fixture.HARBOR) + "\"]"),
            of("Query", "subjects", "totalCount edges {node {key}}", "first: 1", "first: 2", "first: 9, orderBy: NAME"),
            of(
                    "Query",
                    "subject",
                    "key",
                    "key: \"" + Fixture.HARBOR + "\"",
                    "key: \"" + Fixture.MERIDIAN + "\"",
                    "key: \"none\""),
            of(
                    "Query",
                    "ranking",
                    "edges {node {rank subject {key}}}",
                    "index: HHI, resource: FEES_EARNED, first: 9",
                    "index: HHI, resource: VOTING_POWER, first: 9",
                    "index: HHI, resource: SUPPLY, first: 9"),
            of(
                    "Query",
                    "whatIf",
                    "asOf changes {delta after {exactValue}}",
                    whatIf("2026-03-31", "entity-1"),
                    whatIf("2026-04-30", "entity-1"),
                    whatIf("2026-03-31", "entity-2")),
            of("Query", "overlays", "edges {node {name}}", "first: 1", "first: 2", "first: 3"),
            of("Query", "auditEvents", "edges {node {sequence}}", "first: 1", "first: 2", "first: 3"),
            of("Query", "watchlists", "edges {node {name subjects {key}}}", "first: 1", "first: 2", "first: 3"),
            of(
                    "Mutation",
                    "createWatchlist",
                    "userErrors {code}",
                    "input: {name: \"\", subjects: []}",
                    "input: {name: \" \", subjects: []}",
                    "input: {name: \"n\", subjects: [\"none\"]}"),
            of(
                    "Mutation",
                    "updateWatchlist",
                    "userErrors {code}",
                    "id: \"a\", input: {name: \"n\", subjects: []}",
                    "id: \"b\", input: {name: \"n\", subjects: []}",
                    "id: \"c\", input: {name: \"n\", subjects: []}"),
            of("Mutation", "deleteWatchlist", "userErrors {message}", "id: \"a\"", "id: \"b\"", "id: \"c\""),
            of(
                    "Query",
                    "composites",
                    "edges {node {name components {index weight}}}",
                    "first: 1",
                    "first: 2",
                    "first: 3"),
            of(
                    "Query",
                    "compositeRanking",
                    "ranked leftOut edges {node {rank subject {key}}}",
                    id("Composite:" + COMPOSITE) + ", first: 9, at: \"2026-03-31\"",
                    id("Composite:" + COMPOSITE) + ", first: 9, at: \"2026-04-30\"",
                    id("Composite:" + COMPOSITE) + ", first: 9, at: \"2025-01-01\""),
            of("Mutation", "createComposite", "userErrors {code}", composite(""), composite(" "), composite("a\\tb")),
            of(
                    "Mutation",
                    "updateComposite",
                    "userErrors {code}",
                    "id: \"a\", " + composite("n"),
                    "id: \"b\", " + composite("n"),
                    "id: \"c\", " + composite("n")),
            of("Mutation", "deleteComposite", "userErrors {message}", "id: \"a\"", "id: \"b\"", "id: \"c\""),
            of("Query", "userGrants", "edges {node {user grants {domain}}}", "first: 1", "first: 2", "first: 3"),
            of(
                    "Mutation",
                    "setUserGrants",
                    "userErrors {code}",
                    "user: \"acme-none\", grants: []",
                    "user: \"globex-admin\", grants: []",
                    "user: \"nobody\", grants: []"),
            of("Query", "exports", "edges {node {id}}", "first: 1", "first: 2", "first: 3"),
            of("Query", "export", "id", "id: \"a\"", "id: \"b\"", "id: \"c\""),
            of("Query", "exportRun", "id", "id: \"a\"", "id: \"b\"", "id: \"c\""),
            of("Query", "exportDestinations", "edges {node {id}}", "first: 1", "first: 2", "first: 3"),
            of("Query", "exportWebhooks", "edges {node {id}}", "first: 1", "first: 2", "first: 3"),
            of("Export", "runs", "edges {node {id}}", "first: 1", "first: 2", "first: 3"),
            of("Export", "skippedSlots", "edges {node {firstSlot}}", "first: 1", "first: 2", "first: 3"),
            of("Mutation", "createExport", "userErrors {code}", export("a"), export("b"), export("c")),
            of(
                    "Mutation",
                    "updateExport",
                    "userErrors {code}",
                    "id: \"a\", " + export("a"),
                    "id: \"b\", " + export("b"),
                    "id: \"c\", " + export("c")),
            of("Mutation", "pauseExport", "userErrors {code}", "id: \"a\"", "id: \"b\"", "id: \"c\""),
            of("Mutation", "resumeExport", "userErrors {code}", "id: \"a\"", "id: \"b\"", "id: \"c\""),
            of("Mutation", "deleteExport", "userErrors {code}", "id: \"a\"", "id: \"b\"", "id: \"c\""),
            of("Mutation", "testExportDestination", "userErrors {code}", "id: \"a\"", "id: \"b\"", "id: \"c\""),
            of("Mutation", "rotateExportWebhook", "userErrors {code}", "id: \"a\"", "id: \"b\"", "id: \"c\""),
            of("Mutation", "deleteExportWebhook", "userErrors {code}", "id: \"a\"", "id: \"b\"", "id: \"c\""),
            of("Mutation", "rerunExport", "userErrors {code}", "runId: \"a\"", "runId: \"b\"", "runId: \"c\""),
            of(
                    "Mutation",
                    "createExportDownloads",
                    "userErrors {code}",
                    "runId: \"a\"",
                    "runId: \"b\"",
                    "runId: \"c\""),
            of("Mutation", "startExport", "userErrors {code}", run("a"), run("b"), run("c")),
            of(
                    "Mutation",
                    "createExportDestination",
                    "userErrors {code}",
                    "input: {name: \"\", kind: FILE_SYSTEM}",
                    "input: {name: \" \", kind: FILE_SYSTEM}",
                    "input: {name: \"  \", kind: FILE_SYSTEM}"),
            of(
                    "Mutation",
                    "createExportWebhook",
                    "userErrors {code}",
                    "url: \"\"",
                    "url: \"http://127.0.0.1/\"",
                    "url: \"https://10.0.0.1/\""),
            plain("Query", "trustedDocuments", "policy documents {name}"),
            of(
                    "Mutation",
                    "publishTrustedDocuments",
                    "userErrors {code}",
                    "manifest: \"\"",
                    "manifest: \"[]\"",
                    "manifest: \"1\""),
            of(
                    "Mutation",
                    "removeTrustedDocuments",
                    "userErrors {code}",
                    "names: []",
                    "names: [\"a\"]",
                    "names: [\"b\"]"),
            of(
                    "Mutation",
                    "setDocumentPolicy",
                    "userErrors {code}",
                    "policy: OPEN",
                    "policy: OPEN, idempotencyKey: \"matrix\"",
                    "policy: OPEN"),
            of(
                    "Mutation",
                    "createOverlay",
                    "userErrors {code}",
                    "input: {name: \"\"}",
                    "input: {name: \" \"}",
                    "input: {name: \"a\\tb\"}"),
            of(
                    "Mutation",
                    "updateOverlay",
                    "userErrors {code}",
                    "id: \"a\", input: {name: \"n\"}",
                    "id: \"b\", input: {name: \"n\"}",
                    "id: \"c\", input: {name: \"n\"}"),
            of("Mutation", "deleteOverlay", "userErrors {message}", "id: \"a\"", "id: \"b\"", "id: \"c\""),
            of(
                    "Subject",
                    "index",
                    "value",
                    "index: HHI, resource: FEES_EARNED, at: \"2026-03-31\"",
                    "index: HHI, resource: FEES_EARNED, at: \"2026-04-30\"",
                    "index: GINI, resource: FEES_EARNED"),
            of(
                    "Subject",
                    "indexSeries",
                    "edges {node {value}}",
                    "index: HHI, resource: FEES_EARNED, first: 3, " + IN_2026,
                    "index: HHI, resource: FEES_EARNED, first: 9, " + IN_2026,
                    "index: TOTAL, resource: FEES_EARNED, first: 9, " + IN_2026),
            of(
                    "Subject",
                    "distribution",
                    "edges {node {amount}}",
                    "resource: FEES_EARNED, first: 9, at: \"2026-03-31\"",
                    "resource: FEES_EARNED, first: 9, at: \"2026-04-30\"",
                    "resource: FEES_EARNED, first: 1"),
            of(
                    "Subject",
                    "lorenz",
                    "x y",
                    "resource: FEES_EARNED, at: \"2026-03-31\"",
                    "resource: FEES_EARNED, at: \"2026-04-30\"",
                    "resource: FEES_EARNED, points: 2"),
            of(
                    "Subject",
                    "lossCurve",
                    "x y",
                    "resource: FEES_EARNED, at: \"2026-03-31\"",
                    "resource: FEES_EARNED, at: \"2026-04-30\"",
                    "resource: STAKE"),
            of(
                    "Subject",
                    "composite",
                    "value",
                    id("Composite:" + COMPOSITE) + ", at: \"2026-03-31\"",
                    id("Composite:" + COMPOSITE) + ", at: \"2026-04-30\"",
                    id("Composite:" + COMPOSITE) + ", at: \"2025-01-01\""),
            of("Subject", "revisions", "edges {node {runId}}", "first: 1", "first: 2", "first: 3"));

    /** Users of acme by the roles that their tokens have. */
    static final Map<String, List<String>> ROLES = Map.of(
            "acme-viewer", List.of("viewer"),
            "acme-exporter", List.of("viewer", "exporter"),
            "acme-analyst", List.of("viewer", "analyst"),
            "acme-admin", List.of("viewer", "analyst", "tenant-admin"));

    static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Example plain(String type, String field, String selection) {
        return of(type, field, selection, "", "", "");
    }

    private static Example of(String type, String field, String selection, String... arguments) {
        return new Example(type, field, List.of(arguments), selection);
    }

    private static String id(String text) {
        return "id: \"" + base64(text) + "\"";
    }

    private static String export(String name) {
        return "input: {name: \"%s\", dataset: DISTRIBUTION, format: CSV, destinationId: \"dst_none\", trigger: CRON, expression: \"0 7 * * *\", zone: \"UTC\"}"
                .formatted(name);
    }

    private static String composite(String name) {
        return "input: {name: \"%s\", components: [{index: HHI, resource: FEES_EARNED, weight: 1}]}".formatted(name);
    }

    private static String run(String export) {
        return "id: \"%s\", from: \"2026-01-01\", toExclusive: \"2026-01-02\"".formatted(export);
    }

    private static String whatIf(String at, String excluded) {
        return "input: {subject: \"%s\", resource: FEES_EARNED, at: \"%s\", exclude: [\"%s\"], indices: [HHI, TOTAL]}"
                .formatted(Fixture.HARBOR, at, excluded);
    }
}
