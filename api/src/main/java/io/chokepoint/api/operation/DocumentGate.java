package io.chokepoint.api.operation;

import io.chokepoint.api.document.DocumentPolicy;
import io.chokepoint.api.document.DocumentStore;
import io.chokepoint.api.document.Documents;
import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.error.HttpErrors;
import io.chokepoint.api.tenant.CurrentScope;
import io.chokepoint.api.tenant.TenantScope;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Knows documents by their SHA-256 and by name, and holds a tenant to those that it trusts. */
@ApplicationScoped
class DocumentGate {
    private static final Logger LOG = Logger.getLogger(DocumentGate.class);
    private static final String KEY = Documents.class.getName();

    private final DocumentStore store;

    DocumentGate(DocumentStore store) {
        this.store = store;
    }

    /** Puts what the tenant trusts on a request, before its body is read. */
    void admit(RoutingContext request) {
        TenantScope scope = CurrentScope.caller(request).scope();
        Optional<Documents> known = store.known(scope);
        if (known.isPresent()) {
            request.put(KEY, known.get());
            request.next();
            return;
        }
        // A body that arrives while PostgreSQL is asked would be lost.
        request.request().pause();
        request.vertx()
                .getOrCreateContext()
                .executeBlocking(() -> store.load(scope), false)
                .onComplete(
                        documents -> {
                            request.put(KEY, documents);
                            request.request().resume();
                            request.next();
                        },
                        failure -> {
                            LOG.errorf(failure, "Documents of request %s were not read", HttpErrors.requestId(request));
                            request.request().resume();
                            HttpErrors.send(
                                    request,
                                    new ApiException(ErrorCode.INTERNAL, "Trusted documents could not be looked up"));
                        });
    }

    /** Puts what the tenant trusts on a request. Blocking. */
    void know(RoutingContext request) {
        TenantScope scope = CurrentScope.caller(request).scope();
        request.put(KEY, store.known(scope).orElseGet(() -> store.load(scope)));
    }

    /** What the tenant of a request trusts. */
    static Documents documents(RoutingContext request) {
        return request.get(KEY);
    }

    /**
     * A request with its document, which its SHA-256 may stand for.
     *
     * @throws ApiException when nobody has sent a document of this SHA-256, or another one comes with it
     */
    OperationRequest resolved(RoutingContext request, OperationRequest asked) {
        TenantScope scope = CurrentScope.caller(request).scope();
        if (asked.query() == null) {
            String text = documents(request).bySha256().get(asked.sha256());
            return asked.with(Optional.ofNullable(text)
                    .or(() -> store.sent(scope, asked.sha256()))
                    .orElseThrow(() -> new ApiException(
                            ErrorCode.PERSISTED_QUERY_NOT_FOUND,
                            "No document of SHA-256 '" + asked.sha256() + "' is known; send it once with its text")));
        }
        if (asked.sha256() != null && !asked.sha256().equals(Documents.sha256(asked.query()))) {
            throw new ApiException(
                    ErrorCode.BAD_USER_INPUT,
                    "The SHA-256 of the document is not '" + asked.sha256() + "'; leave it out or send the right one");
        }
        return asked;
    }

    /**
     * Lets an operation pass, and keeps its document where the client names its SHA-256.
     *
     * @throws ApiException when the tenant trusts other documents only
     */
    void check(RoutingContext request, OperationRequest asked, OperationPlan plan) {
        Documents documents = documents(request);
        TenantScope scope = CurrentScope.caller(request).scope();
        String sha256 = asked.sha256() == null ? Documents.sha256(asked.query()) : asked.sha256();
        if (documents.policy() != DocumentPolicy.OPEN
                && !plan.aboutDocuments()
                && !documents.bySha256().containsKey(sha256)) {
            if (documents.policy() == DocumentPolicy.ENFORCE) {
                throw new ApiException(
                        ErrorCode.OPERATION_NOT_ALLOWLISTED,
                        "Your tenant answers published documents only; SHA-256 " + sha256 + " is none of them");
            }
            LOG.infof(
                    "Tenant %s sent a document that it has not published: %s (operation %s, request %s)",
                    scope.tenantId(), sha256, plan.operation().getName(), HttpErrors.requestId(request));
        }
        if (asked.sha256() != null) {
            store.keep(scope, sha256, asked.query());
        }
    }
}
