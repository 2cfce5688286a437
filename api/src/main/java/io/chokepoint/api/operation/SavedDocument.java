package io.chokepoint.api.operation;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** A published document that is asked for by its name: {@code GET /q/name?variables=…&format=csv}. */
final class SavedDocument {
    private static final String NAME = "chokepoint.saved-document";
    private static final String CSV = "csv";

    private SavedDocument() {}

    /** Sends a request by name the way of all operations. */
    static void ask(RoutingContext request) {
        request.put(NAME, request.pathParam("name"));
        String parameters = request.request().query();
        request.reroute(parameters == null ? "/graphql" : "/graphql?" + parameters);
    }

    /**
     * The operation of a request by name, or empty where the request has its own.
     *
     * @throws ApiException when the tenant has no document of this name
     */
    static Optional<OperationRequest> of(RoutingContext request) {
        String name = request.get(NAME);
        if (name == null) {
            return Optional.empty();
        }
        String document = DocumentGate.documents(request)
                .named(name)
                .orElseThrow(() ->
                        new ApiException(ErrorCode.NOT_FOUND, "Your tenant has published no document '" + name + "'"));
        request.request().params().set("query", document).set("operationName", name);
        return Optional.of(OperationRequest.ofParameters(request.request().params()));
    }

    /** Whether the answer is to be a table. */
    static boolean isCsv(RoutingContext request) {
        String accept = request.request().getHeader("Accept");
        return request.get(NAME) != null
                && (CSV.equals(request.request().getParam("format"))
                        || accept != null && accept.contains(CsvTable.MEDIA_TYPE));
    }
}
