package io.chokepoint.api.testing;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client of graphql-transport-ws. */
public final class LiveClient implements WebSocket.Listener, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final BlockingQueue<JsonObject> messages = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    /** Connects; no login yet. */
    public LiveClient(int port) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(URI.create("ws://127.0.0.1:%d/graphql".formatted(port)), this)
                .join();
    }

    /** Connects, and logs in with a token. */
    public static LiveClient of(int port, String token) {
        LiveClient client = new LiveClient(port);
        client.login(token);
        client.await("connection_ack");
        return client;
    }

    /** Sends the login. */
    public void login(String token) {
        send(Map.of("type", "connection_init", "payload", Map.of("authorization", "Bearer " + token)));
    }

    /** Subscribes. */
    public void subscribe(String id, String query) {
        send(Map.of("type", "subscribe", "id", id, "payload", Map.of("query", query)));
    }

    /** Sends a message. */
    public void send(Map<String, ?> message) {
        sendText(JsonObject.mapFrom(message).encode());
    }

    /** Sends text. */
    public void sendText(String message) {
        socket.sendText(message, true).join();
    }

    /** The next message of a type; those before it are dropped. A close is of type {@code closed}, with its code. */
    public JsonObject await(String type) {
        return poll(type, PATIENCE)
                .orElseThrow(() -> new AssertionError("No message '" + type + "' within " + PATIENCE));
    }

    /** The next message of a type, if it comes in time. */
    public Optional<JsonObject> poll(String type, Duration patience) {
        Instant end = Instant.now().plus(patience);
        try {
            while (true) {
                long left = Duration.between(Instant.now(), end).toMillis();
                JsonObject message = messages.poll(Math.max(0, left), TimeUnit.MILLISECONDS);
                if (message == null) {
                    return Optional.empty();
                }
                if (message.getString("type").equals(type)) {
                    return Optional.of(message);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a message", e);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            messages.add(new JsonObject(text.toString()));
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        messages.add(new JsonObject().put("type", "closed").put("code", code).put("reason", reason));
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
