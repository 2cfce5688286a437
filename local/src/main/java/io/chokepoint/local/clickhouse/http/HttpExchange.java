package io.chokepoint.local.clickhouse.http;

import io.chokepoint.local.clickhouse.chdb.EngineException;
import io.chokepoint.local.clickhouse.chdb.EngineProgress;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One request and its response, for the thread that answers it. */
public final class HttpExchange {

    private final HttpServerRequest http;
    private final HttpServerResponse response;
    private final RequestBody body;
    private final Optional<ParameterForm> form;
    private volatile boolean clientGone;
    private volatile Runnable onClientGone = () -> {};
    private Map<String, String> fields = Map.of();
    private QueryRequest request;
    private volatile ResponseBody stream;
    private Runnable ending = () -> {};

    /** Must be called on the event loop, before the first byte of the body arrives. */
    HttpExchange(HttpServerRequest http) {
        this.http = http;
        this.response = http.response();
        this.form = ParameterForm.of(http);
        this.body = new RequestBody(http);
        response.closeHandler(closed -> clientGone());
        response.exceptionHandler(e -> clientGone());
    }

    private void clientGone() {
        clientGone = true;
        body.end(new IOException("The client went away"));
        ResponseBody open = stream;
        if (open != null) {
            open.connectionClosed();
        }
        onClientGone.run();
    }

    /** Whether nobody waits for the answer any more. */
    public boolean isClientGone() {
        return clientGone;
    }

    /** Calls back, once and from another thread, when the client closes the connection before its answer. */
    public void onClientGone(Runnable callback) {
        onClientGone = callback;
        if (clientGone) {
            callback.run();
        }
    }

    /** Waits for the parameters where they come as a form; before {@link #request}. */
    public void receive() throws IOException {
        if (form.isPresent()) {
            fields = form.get().read(body);
        }
    }

    /**
     * The request, decoded at the first call.
     *
     * @throws EngineException if it cannot be read
     */
    public QueryRequest request() {
        if (request == null) {
            Map<String, String> headers = new TreeMap<>();
            http.headers().forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
            request = QueryRequest.decode(http.query() == null ? "" : http.query(), headers, fields);
            header("X-ClickHouse-Query-Id", request.queryId().replaceAll("[^\\x20-\\x7e]", "?"));
        }
        return request;
    }

    /** Whether the request may only read, as with {@code GET}. */
    public boolean isReadOnly() {
        return http.method().equals(HttpMethod.GET) || http.method().equals(HttpMethod.HEAD);
    }

    /** The body, unpacked; of a form what the fields leave, which is nothing. */
    public InputStream body() throws IOException {
        return form.isPresent()
                ? InputStream.nullInputStream()
                : request().requestCompression().unpack(body);
    }

    public void header(String name, String value) {
        response.putHeader(name, value);
    }

    /** Says what was read and written; before the body. */
    public void summary(EngineProgress progress) {
        header(
                "X-ClickHouse-Summary",
                ("{\"read_rows\":\"%d\",\"read_bytes\":\"%d\",\"written_rows\":\"%d\",\"written_bytes\":\"%d\","
                                + "\"total_rows_to_read\":\"0\",\"result_rows\":\"0\",\"result_bytes\":\"0\","
                                + "\"elapsed_ns\":\"%d\"}")
                        .formatted(
                                progress.readRows(),
                                progress.readBytes(),
                                progress.writtenRows(),
                                progress.writtenBytes(),
                                (long) (progress.elapsedSeconds() * 1e9)));
    }

    /** Answers with a whole body, packed as the client asked; sent by {@link #finish}. */
    public void send(byte[] bytes) throws IOException {
        Compression compression = request().responseCompression();
        byte[] packed = bytes;
        if (bytes.length > 0 && compression != Compression.NONE) {
            compression.encoding().ifPresent(encoding -> header("Content-Encoding", encoding));
            ByteArrayOutputStream buffer = new ByteArrayOutputStream(bytes.length / 2 + 64);
            try (OutputStream out = compression.pack(buffer)) {
                out.write(bytes);
            }
            packed = buffer.toByteArray();
        }
        Buffer whole = Buffer.buffer(packed);
        ending = () -> response.end(whole);
    }

    /**
     * Begins a body of unknown length, packed as the client asked. It must be closed when it is complete; {@link
     * #finish} tells the client so.
     */
    public OutputStream stream() throws IOException {
        Compression compression = request().responseCompression();
        compression.encoding().ifPresent(encoding -> header("Content-Encoding", encoding));
        body.discard();
        stream = new ResponseBody(response);
        ending = response::end;
        if (clientGone) {
            stream.connectionClosed();
        }
        return compression.pack(stream);
    }

    /**
     * Ends the answer. Everything that the request held must be free before: the client may send its next request at
     * once, for the same session.
     */
    public void finish() {
        body.discard();
        if (!clientGone) {
            ending.run();
        }
    }

    /** Ends a begun answer short, after what was written reached the client. */
    public void cut() {
        try {
            stream.drain();
        } catch (IOException e) {
            // The client has cut it already.
        }
        http.connection().close();
    }

    /** Whether the body has begun, so that its status stands. */
    public boolean hasBegun() {
        return stream != null;
    }

    /**
     * Answers with an error. Where the body has begun the connection is cut instead, so that no client takes the part
     * for the whole.
     */
    public void fail(EngineException error, String version) {
        body.discard();
        if (response.ended() || response.closed()) {
            return;
        }
        if (stream != null) {
            cut();
            return;
        }
        response.headers().remove("Content-Encoding");
        header("X-ClickHouse-Exception-Code", Integer.toString(error.code()));
        header("Content-Type", "text/plain; charset=UTF-8");
        String suffix = " (version " + version + ")";
        String text = error.getMessage().strip();
        String message = (text.endsWith(suffix) ? text : text + suffix) + "\n";
        response.setStatusCode(HttpStatus.of(error.code()))
                .end(Buffer.buffer(message.getBytes(StandardCharsets.UTF_8)));
    }
}
