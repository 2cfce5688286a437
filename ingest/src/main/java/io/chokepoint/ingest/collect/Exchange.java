package io.chokepoint.ingest.collect;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** One request on the wire and its whole answer, within time and size. */
final class Exchange {
    private final HttpClient client;
    private final Politeness politeness;

    /** Speaks HTTP/1.1, whose Content-Length the JDK holds a body to, and to the host itself rather than to a proxy. */
    Exchange(Politeness politeness) {
        this.politeness = politeness;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(politeness.timeout())
                .build();
    }

    /**
     * @throws FailedTry if there is no whole answer, which may be better next time
     * @throws CollectFailure if the answer is too large
     */
    HttpResponse<byte[]> send(HttpRequest request) throws FailedTry, InterruptedException {
        AtomicBoolean begun = new AtomicBoolean();
        CompletableFuture<HttpResponse<byte[]>> pending = client.sendAsync(request, head -> {
            begun.set(true);
            return new BoundedBody(politeness.mostBytes());
        });
        try {
            return pending.get(politeness.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw FailedTry.of(
                    CollectFault.TIMED_OUT,
                    request.uri(),
                    "no whole answer after %d ms".formatted(politeness.timeout().toMillis()),
                    late);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof BodyTooLarge) {
                throw tooLarge(request, cause);
            }
            if (cause instanceof HttpConnectTimeoutException) {
                throw FailedTry.of(CollectFault.TIMED_OUT, request.uri(), "no connection in time", cause);
            }
            if (cause instanceof IOException) {
                throw FailedTry.of(
                        begun.get() ? CollectFault.TRUNCATED : CollectFault.UNREACHABLE,
                        request.uri(),
                        "%s: %s".formatted(cause.getClass().getSimpleName(), cause.getMessage()),
                        cause);
            }
            throw new IllegalStateException("Asking %s failed".formatted(request.uri()), cause);
        } finally {
            // Ends the exchange where it is still under way, and is without effect otherwise.
            pending.cancel(true);
        }
    }

    /** The document of an answer. */
    byte[] document(HttpRequest request, HttpResponse<byte[]> response) throws FailedTry {
        try {
            return ContentEncoding.decode(
                    response.body(),
                    response.headers().firstValue("Content-Encoding").orElse(""),
                    politeness.mostBytes(),
                    request.uri());
        } catch (BodyTooLarge bomb) {
            throw tooLarge(request, bomb);
        } catch (IOException broken) {
            throw FailedTry.of(
                    CollectFault.TRUNCATED, request.uri(), "broken gzip, %s".formatted(broken.getMessage()), broken);
        }
    }

    private CollectFailure tooLarge(HttpRequest request, Throwable cause) {
        return new CollectFailure(
                CollectFault.TOO_LARGE,
                request.uri(),
                "the body exceeds %d bytes".formatted(politeness.mostBytes()),
                cause);
    }
}
