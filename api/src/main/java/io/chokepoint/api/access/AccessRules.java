package io.chokepoint.api.access;

import static java.util.Map.entry;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.tenant.TenantScope;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may ask what, by role. A field of a query, a mutation or a subscription that has no rule is refused to everybody; a
 * field of another type without a rule may be read by whoever could read what holds it.
 */
public final class AccessRules {
    private static final Set<String> VIEWER = Set.of("viewer");
    private static final Set<String> ANALYST = Set.of("analyst");
    private static final Set<String> ADMIN = Set.of("tenant-admin");
    private static final Set<String> EXPORTER = Set.of("exporter", "tenant-admin");

    /** Roles of which one is needed, by field. Keycloak's roles include each other: an admin is an analyst, an analyst a viewer. */
    private static final Map<String, Set<String>> RULES = Map.ofEntries(
            entry("Query.viewer", VIEWER),
            entry("Query.rateLimit", VIEWER),
            entry("Query.node", VIEWER),
            entry("Query.nodes", VIEWER),
            entry("Query.indexDefinitions", VIEWER),
            entry("Query.subjects", VIEWER),
            entry("Query.subject", VIEWER),
            entry("Query.ranking", VIEWER),
            entry("Query.whatIf", ANALYST),
            entry("Query.overlays", ANALYST),
            entry("Query.watchlists", VIEWER),
            entry("Query.composites", VIEWER),
            entry("Query.compositeRanking", VIEWER),
            entry("Query.auditEvents", ADMIN),
            entry("Query.userGrants", ADMIN),
            entry("Mutation.setUserGrants", ADMIN),
            entry("Query.trustedDocuments", ANALYST),
            entry("Mutation.publishTrustedDocuments", ADMIN),
            entry("Mutation.removeTrustedDocuments", ADMIN),
            entry("Mutation.setDocumentPolicy", ADMIN),
            entry("Mutation.createOverlay", ANALYST),
            entry("Mutation.updateOverlay", ANALYST),
            entry("Mutation.deleteOverlay", ANALYST),
            entry("Mutation.createWatchlist", ANALYST),
            entry("Mutation.updateWatchlist", ANALYST),
            entry("Mutation.deleteWatchlist", ANALYST),
            entry("Mutation.createComposite", ANALYST),
            entry("Mutation.updateComposite", ANALYST),
            entry("Mutation.deleteComposite", ANALYST),
            entry("Subscription.indexPublished", VIEWER),
            entry("Query.exports", EXPORTER),
            entry("Query.export", EXPORTER),
            entry("Query.exportRun", EXPORTER),
            entry("Query.exportDestinations", EXPORTER),
            entry("Query.exportWebhooks", EXPORTER),
            entry("Export.runs", EXPORTER),
            entry("Export.skippedSlots", EXPORTER),
            entry("Mutation.createExport", EXPORTER),
            entry("Mutation.updateExport", EXPORTER),
            entry("Mutation.pauseExport", EXPORTER),
            entry("Mutation.resumeExport", EXPORTER),
            entry("Mutation.deleteExport", EXPORTER),
            entry("Mutation.startExport", EXPORTER),
            entry("Mutation.rerunExport", EXPORTER),
            entry("Mutation.createExportDestination", EXPORTER),
            entry("Mutation.testExportDestination", EXPORTER),
            entry("Mutation.createExportDownloads", EXPORTER),
            entry("Mutation.createExportWebhook", EXPORTER),
            entry("Mutation.rotateExportWebhook", EXPORTER),
            entry("Mutation.deleteExportWebhook", EXPORTER),
            entry("Subject.distribution", ANALYST),
            entry("Run.inputs", ANALYST),
            entry("Run.alarms", ANALYST));

    private AccessRules() {}

    /** The roles of which a field needs one, if there is a rule for it. */
    public static Optional<Set<String>> roles(String type, String field) {
        return Optional.ofNullable(RULES.get(type + "." + field));
    }

    /**
     * Lets a field pass.
     *
     * @throws ApiException naming the field and the roles of which one is missing
     */
    public static void check(TenantScope scope, String type, String field) {
        Optional<Set<String>> roles = roles(type, field);
        if (roles.isEmpty() && isRoot(type) && !field.startsWith("__")) {
            throw new ApiException(ErrorCode.FORBIDDEN, "%s.%s may be asked by nobody".formatted(type, field));
        }
        if (roles.isPresent() && Collections.disjoint(roles.get(), scope.roles())) {
            throw new ApiException(
                    ErrorCode.FORBIDDEN,
                    "%s.%s needs role '%s'; ask your admin"
                            .formatted(type, field, String.join("' or '", new TreeSet<>(roles.get()))));
        }
    }

    private static boolean isRoot(String type) {
        return type.equals("Query") || type.equals("Mutation") || type.equals("Subscription");
    }
}
