package io.chokepoint.api.document;

import io.chokepoint.api.clickhouse.ReaderPool;
import io.chokepoint.api.document.TrustedDocumentPayload.TrustedDocuments;
import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.mutation.Mutations;
import io.chokepoint.api.mutation.Mutations.Done;
import io.chokepoint.api.mutation.RequestText;
import io.chokepoint.api.mutation.UserError;
import io.chokepoint.api.mutation.UserErrorCode;
import io.chokepoint.api.tenant.CurrentScope;
import io.chokepoint.api.tenant.TenantScope;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** What a tenant trusts: read and written. */
@GraphQLApi
public class TrustedDocumentApi {
    private static final int MOST = 1_000;
    private static final String KEY =
            "What you know this request by: sent again with the same key, it changes nothing.";
    private static final String PUT =
            "insert into trusted_document (tenant_id, sha256, name, document) values (?1, ?2, ?3, ?4)"
                    + " on conflict (tenant_id, name) do update set sha256 = excluded.sha256, document = excluded.document";

    private final CurrentScope current;
    private final DocumentStore store;
    private final DocumentCheck check;
    private final Mutations mutations;
    private final EntityManager entityManager;
    private final ReaderPool pool;

    TrustedDocumentApi(
            CurrentScope current,
            DocumentStore store,
            DocumentCheck check,
            Mutations mutations,
            EntityManager entityManager,
            ReaderPool pool) {
        this.current = current;
        this.store = store;
        this.check = check;
        this.mutations = mutations;
        this.entityManager = entityManager;
        this.pool = pool;
    }

    /** What the tenant trusts. */
    @Query
    @NonNull
    @Description("The documents that your tenant has published, at most 1000, and what is done with others.")
    public Uni<TrustedDocuments> trustedDocuments() {
        TenantScope scope = current.require();
        return pool.read(() -> TrustedDocuments.of(store.load(scope)));
    }

    /** Publishes documents. */
    @Mutation
    @NonNull
    @Description("Publishes documents that your tenant trusts. One of a name takes the place of the one before.")
    public Uni<TrustedDocumentPayload> publishTrustedDocuments(
            @NonNull
                    @Description(
                            "JSON text: an Apollo manifest (apollo-persisted-query-manifest, version 1), or documents by"
                                    + " their SHA-256 in hexadecimal. Each document has one operation with a name.")
                    String manifest,
            @Description(KEY) String idempotencyKey) {
        return change("publishTrustedDocuments", idempotencyKey, manifest, scope -> publish(scope, manifest));
    }

    /** Trusts documents no more. */
    @Mutation
    @NonNull
    @Description("Takes documents back by name; names that your tenant does not have are left as they are.")
    public Uni<TrustedDocumentPayload> removeTrustedDocuments(
            @NonNull List<@NonNull String> names, @Description(KEY) String idempotencyKey) {
        String input = String.join("\n", names);
        return change("removeTrustedDocuments", idempotencyKey, input, scope -> remove(scope, names));
    }

    /** Says what is done with other documents. */
    @Mutation("setDocumentPolicy")
    @NonNull
    @Description("Says what is done with documents that your tenant has not published.")
    public Uni<TrustedDocumentPayload> setDocumentPolicy(
            @NonNull DocumentPolicy policy, @Description(KEY) String idempotencyKey) {
        return change("setDocumentPolicy", idempotencyKey, policy.name(), scope -> set(scope, policy));
    }

    private Uni<TrustedDocumentPayload> change(
            String name, String key, String input, Function<TenantScope, Done> work) {
        TenantScope scope = current.require();
        Mutations.Request request = RequestText.of(name, key, input);
        Supplier<Done> task = () -> work.apply(scope);
        return pool.read(() -> {
            List<UserError> errors = mutations.run(scope, request, task, Done::errors);
            store.changed(scope);
            return new TrustedDocumentPayload(TrustedDocuments.of(store.load(scope)), errors);
        });
    }

    private Done publish(TenantScope scope, String text) {
        Manifest manifest = Manifest.of(text);
        List<UserError> errors = new ArrayList<>(manifest.errors());
        if (manifest.documents().size() > MOST) {
            errors.add(new UserError("manifest", UserErrorCode.TOO_MANY, "At most 1000 documents pass"));
        }
        Map<String, String> names = new LinkedHashMap<>();
        if (errors.isEmpty()) {
            manifest.documents().forEach((sha256, document) -> {
                try {
                    String name = check.name(document);
                    if (names.put(name, sha256) != null) {
                        errors.add(new UserError(
                                "manifest", UserErrorCode.TAKEN, "Two documents have the name '" + name + "'"));
                    }
                } catch (ApiException e) {
                    errors.add(new UserError(
                            "manifest", UserErrorCode.INVALID, "Document " + sha256 + ": " + e.getMessage()));
                }
            });
        }
        if (!errors.isEmpty()) {
            return Done.refused(errors);
        }
        names.forEach((name, sha256) -> entityManager
                .createNativeQuery(PUT)
                .setParameter(1, scope.tenantId())
                .setParameter(2, sha256)
                .setParameter(3, name)
                .setParameter(4, manifest.documents().get(sha256))
                .executeUpdate());
        return Done.to(
                scope.tenantId(),
                new JsonObject()
                        .put("documents", new JsonObject(Map.copyOf(names)))
                        .encode());
    }

    private Done remove(TenantScope scope, List<String> names) {
        names.forEach(name -> entityManager
                .createNativeQuery("delete from trusted_document where tenant_id = ?1 and name = ?2")
                .setParameter(1, scope.tenantId())
                .setParameter(2, name)
                .executeUpdate());
        return Done.to(scope.tenantId(), new JsonObject().put("names", names).encode());
    }

    private Done set(TenantScope scope, DocumentPolicy policy) {
        entityManager
                .createNativeQuery("insert into document_policy (tenant_id, policy) values (?1, ?2)"
                        + " on conflict (tenant_id) do update set policy = excluded.policy")
                .setParameter(1, scope.tenantId())
                .setParameter(2, policy.name())
                .executeUpdate();
        return Done.to(
                scope.tenantId(), new JsonObject().put("policy", policy.name()).encode());
    }
}
