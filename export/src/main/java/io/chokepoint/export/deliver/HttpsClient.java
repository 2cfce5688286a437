package io.chokepoint.export.deliver;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;

/** Sends requests to where they may go: no redirect is followed, no request is repeated by itself. */
final class HttpsClient implements AutoCloseable {
    private static final Timeout CONNECT = Timeout.ofSeconds(10);
    private static final Timeout SILENCE = Timeout.ofSeconds(60);

    private final CloseableHttpClient client;
    private final Egress egress;

    HttpsClient(Egress egress) {
        this.egress = egress;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedNames(egress))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(SILENCE)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(SILENCE).build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
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
            throw new ExportException(
                    Code.DESTINATION_UNAVAILABLE,
                    "%s cannot be reached, or has cut the connection".formatted(address.getHost()),
                    e);
        }
    }

    @Override
    public void close() {
        try {
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
