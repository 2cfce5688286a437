package io.chokepoint.local.clickhouse.http;

import io.chokepoint.local.clickhouse.chdb.EngineException;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Takes HTTP requests on loopback and gives each to a thread that may block in the engine.
 *
 * <p>Vert.x reads every connection on its event loops meanwhile; that is how a client that goes away during a native
 * call is noticed.
 */
public final class HttpFront implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int MAX_THREADS = 256;
    private static final int MAX_URL_BYTES = 1 << 20;
    private static final int MAX_FORM_BYTES = 1 << 26;
    // The engine recurses over deep expressions on the calling thread, and expects the stack of a main thread.
    private static final long STACK_BYTES = 8 << 20;
    private static final long START_SECONDS = 30;

    private final String version;
    private final String timeZone;
    private final Consumer<HttpExchange> handler;
    private final Vertx vertx;
    private final ThreadPoolExecutor workers;
    private final HttpServer server;

    /**
     * Binds the port.
     *
     * @param port 0 for any free one
     * @param handler answers on a worker thread
     * @throws IllegalStateException if the port is taken
     */
    public HttpFront(int port, String version, String timeZone, Consumer<HttpExchange> handler) {
        this.version = version;
        this.timeZone = timeZone;
        this.handler = handler;
        AtomicInteger number = new AtomicInteger();
        this.workers = new ThreadPoolExecutor(
                0,
                MAX_THREADS,
                30,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> new Thread(null, task, "query-" + number.incrementAndGet(), STACK_BYTES));
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(2)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        HttpServerOptions options = new HttpServerOptions()
                .setHost(LOOPBACK)
                .setPort(port)
                .setTcpNoDelay(true)
                // As the server; and streams of HTTP/2 would report their ordinary end as a client that left.
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true)
                .setMaxInitialLineLength(MAX_URL_BYTES)
                .setMaxHeaderSize(1 << 16)
                .setMaxFormAttributeSize(MAX_FORM_BYTES)
                .setMaxFormBufferedBytes(MAX_FORM_BYTES);
        this.server = vertx.createHttpServer(options).requestHandler(this::accept);
        listen(port);
    }

    private void listen(int port) {
        try {
            server.listen().toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw new IllegalStateException(
                    "Cannot listen on %s:%d: %s. Choose another port.".formatted(LOOPBACK, port, e.getMessage()), e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while binding port " + port, e);
        }
    }

    /** The port in use. */
    public int port() {
        return server.actualPort();
    }

    private void accept(HttpServerRequest request) {
        request.response()
                .putHeader("X-ClickHouse-Server-Display-Name", "chokepoint-local")
                .putHeader("X-ClickHouse-Timezone", timeZone);
        boolean alive = request.path().equals("/ping") || request.path().equals("/replicas_status");
        boolean empty = request.method().equals(HttpMethod.GET)
                && (request.query() == null || !request.query().contains("query="));
        if (alive || empty) {
            request.response().end("Ok.\n");
            return;
        }
        HttpExchange exchange = new HttpExchange(request);
        try {
            workers.execute(() -> handler.accept(exchange));
        } catch (RejectedExecutionException e) {
            exchange.fail(
                    EngineException.of(
                            EngineException.TOO_MANY_SIMULTANEOUS_QUERIES,
                            "TOO_MANY_SIMULTANEOUS_QUERIES",
                            "Too many simultaneous queries. Maximum: " + MAX_THREADS),
                    version);
        }
    }

    /** Takes no more requests and waits for those under way. */
    public void drain(long seconds) {
        workers.shutdown();
        try {
            workers.awaitTermination(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        workers.shutdown();
        vertx.close();
    }
}
