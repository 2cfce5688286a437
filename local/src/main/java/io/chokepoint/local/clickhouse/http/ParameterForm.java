package io.chokepoint.local.clickhouse.http;

import io.chokepoint.local.clickhouse.chdb.EngineException;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Values of parameters, and the statement, that a client sends as a form because they are too long for an address. */
final class ParameterForm {

    private static final String FORM = "multipart/form-data";

    private final HttpServerRequest request;
    private volatile boolean hasFiles;

    private ParameterForm(HttpServerRequest request) {
        this.request = request;
        request.setExpectMultipart(true);
        request.uploadHandler(file -> hasFiles = true);
    }

    /** The form of a request that has one. Must be called on the event loop, before the first byte of the body arrives. */
    static Optional<ParameterForm> of(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        return type != null && type.startsWith(FORM) ? Optional.of(new ParameterForm(request)) : Optional.empty();
    }

    /** Refuses a body of several parts that is no form of parameters. */
    static void refuseOthers(String contentType) {
        if (contentType.startsWith("multipart/") && !contentType.startsWith(FORM)) {
            throw externalData();
        }
    }

    private static EngineException externalData() {
        return EngineException.of(
                EngineException.NOT_IMPLEMENTED,
                "NOT_IMPLEMENTED",
                "External data as multipart/form-data are not taken; insert them into a temporary table");
    }

    /**
     * The fields by name, once the whole body has arrived.
     *
     * @throws EngineException if there is a file among them: external data are not taken
     */
    Map<String, String> read(InputStream body) throws IOException {
        body.transferTo(OutputStream.nullOutputStream());
        if (hasFiles) {
            throw externalData();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        request.formAttributes().forEach(field -> fields.put(field.getKey(), withoutBoundary(field.getValue())));
        return fields;
    }

    /**
     * Netty leaves the first character of the boundary at the end of a field where a packet ends between the two. In values
     * of parameters, which are escaped, and at the end of a statement it stands for nothing else.
     */
    private static String withoutBoundary(String value) {
        return value.endsWith("\r") ? value.substring(0, value.length() - 1) : value;
    }
}
