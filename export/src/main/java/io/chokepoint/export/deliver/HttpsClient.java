package io.chokepoint.export.deliver;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** Sends requests to where they may go: no redirect is followed, no request is repeated by itself. */
final class HttpsClient implements AutoCloseable {
    private static final Timeout CONNECT = Timeout.ofSeconds(10);
    static final Duration SILENCE = Duration.ofSeconds(60);

    private final CloseableHttpClient client;
    private final SilenceWatch watch;
    private final Egress egress;

    HttpsClient(Egress egress) {
        this(egress, SILENCE);
    }

    /** @param silence how long a server may say or take nothing */
    HttpsClient(Egress egress, Duration silence) {
        this.egress = egress;
        Timeout limit = Timeout.of(silence);
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedNames(egress))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(limit)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(limit).build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
        this.watch = new SilenceWatch(silence, () -> client.close(CloseMode.IMMEDIATE));
    }

    /** A file as what a request sends. */
    HttpEntity file(Path content) throws IOException {
        return new InputStreamEntity(watch.sending(content), Files.size(content), ContentType.APPLICATION_OCTET_STREAM);
    }

    /** An answer, its body given up beyond what a message needs. */
    record Answer(int status, String entityTag) {}

    /**
     * Sends a request.
     *
     * @throws ExportException when it may not go there, or there is no answer
     */
    Answer send(URI address, ClassicHttpRequest request) {
        if (address.getHost() == null || address.getRawUserInfo() != null) {
            throw new ExportException(Code.DESTINATION_REFUSED, "The address has no host, or names a user: " + address);
        }
        if (!"https".equals(address.getScheme()) && !egress.isTrusted(address.getHost())) {
            throw new ExportException(Code.DESTINATION_REFUSED, "The address is not https: " + address);
        }
        egress.resolve(address.getHost());
        try {
            return client.execute(request, response -> {
                EntityUtils.consumeQuietly(response.getEntity());
                var tag = response.getFirstHeader("ETag");
                return new Answer(response.getCode(), tag == null ? "" : tag.getValue());
            });
        } catch (IOException e) {
            String what = watch.hasHungUp()
                    ? "takes nothing any more"
                    : "cannot be reached, or has cut the connection: " + e.getMessage();
            throw new ExportException(Code.DESTINATION_UNAVAILABLE, address.getHost() + " " + what, e);
        }
    }

    @Override
    public void close() {
        try (watch) {
            client.close();
        } catch (IOException e) {
            throw new ExportException(Code.DESTINATION_UNAVAILABLE, "The connection did not close", e);
        }
    }

    /** Connections go to the addresses that were checked. */
    private record CheckedNames(Egress egress) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) {
            return egress.resolve(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
