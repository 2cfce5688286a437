package io.chokepoint.export.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import io.chokepoint.export.pack.PackageFile;
import io.chokepoint.export.pack.Packed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against an HTTP server that answers as it is told. */
class HttpsPutDestinationTest {
    private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");

    @TempDir
    Path folder;

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Integer> sizes = Collections.synchronizedMap(new TreeMap<>());
    private HttpServer server;
    private volatile int status = 201;
    private volatile boolean cut;
    private volatile Map<String, String> headers = Map.of();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        int size = exchange.getRequestBody().readAllBytes().length;
        String path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestMethod() + " " + path + " "
                + exchange.getRequestHeaders().getFirst("Authorization"));
        sizes.put(path, size);
        headers = Map.of(
                "id", String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id")),
                "timestamp", String.valueOf(exchange.getRequestHeaders().getFirst("webhook-timestamp")),
                "signature", String.valueOf(exchange.getRequestHeaders().getFirst("webhook-signature")));
        if (cut) {
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().add("ETag", "\"tag\"");
        exchange.getResponseHeaders()
                .add("Location", "http://127.0.0.1:" + server.getAddress().getPort() + "/elsewhere");
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Test
    void everyFileArrivesAndSuccessIsTheLast() throws IOException {
        Packed packed = Packages.write(folder, 3, 2, 1);

        Receipt receipt = destination().deliver(packed);

        assertThat(receipt.proof()).isEqualTo("\"tag\"");
        assertThat(requests).hasSize(packed.files().size());
        assertThat(requests.get(requests.size() - 1)).isEqualTo("PUT /in/" + packed.path() + "/_SUCCESS Bearer s3cret");
        for (PackageFile file : packed.files()) {
            assertThat(sizes).containsEntry("/in/" + packed.path() + "/" + file.path(), (int) file.bytes());
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        status = 307;
        Packed packed = Packages.write(folder, 3, 2, 1);

        assertThat(failure(packed)).isEqualTo(Code.DESTINATION_REFUSED);
        assertThat(requests).hasSize(1).noneMatch(request -> request.contains("elsewhere"));
    }

    @Test
    void aServerThatIsFullIsTriedAgainLater() throws IOException {
        status = 507;

        assertThat(failure(Packages.write(folder, 3, 2, 1))).isEqualTo(Code.DESTINATION_UNAVAILABLE);
    }

    @Test
    void aServerThatRefusesIsNotTriedAgain() throws IOException {
        status = 403;

        assertThat(failure(Packages.write(folder, 3, 2, 1))).isEqualTo(Code.DESTINATION_REFUSED);
    }

    @Test
    void aConnectionThatIsCutIsTriedAgainLater() throws IOException {
        cut = true;

        assertThat(failure(Packages.write(folder, 3, 2, 1))).isEqualTo(Code.DESTINATION_UNAVAILABLE);
    }

    @Test
    void plainHttpIsForTheOperatorsOwnNetworkOnly() {
        HttpsPutDestination destination = new HttpsPutDestination(
                URI.create("http://example.org/in"), "", new Egress(List.of("example.org"), List.of()));

        assertThatThrownBy(destination::test)
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("is not https");
    }

    @Test
    void aNoticeIsSignedUnderEverySecret() throws Exception {
        String current = "whsec_"
                + Base64.getEncoder().encodeToString("current-secret-of-24-byt".getBytes(StandardCharsets.UTF_8));
        String next = "whsec_"
                + Base64.getEncoder().encodeToString("another-secret-of-24-byt".getBytes(StandardCharsets.UTF_8));

        new Webhook(base(), List.of(current, next), Packages.THIS_MACHINE).send("msg_1", NOW, "{\"a\":1}");

        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("current-secret-of-24-byt".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String expected = Base64.getEncoder()
                .encodeToString(
                        mac.doFinal(("msg_1." + NOW.getEpochSecond() + ".{\"a\":1}").getBytes(StandardCharsets.UTF_8)));
        assertThat(headers.get("signature")).startsWith("v1," + expected + " v1,");
        assertThat(headers)
                .containsEntry("id", "msg_1")
                .containsEntry("timestamp", Long.toString(NOW.getEpochSecond()));
    }

    @Test
    void aReceiverThatIsGoneIsToldAsSuch() {
        status = 410;
        Webhook webhook = new Webhook(base(), List.of("whsec_AAAA"), Packages.THIS_MACHINE);

        assertThatThrownBy(() -> webhook.send("msg_1", NOW, "{}"))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("is gone (410)");
    }

    private Code failure(Packed packed) {
        try {
            destination().deliver(packed);
            return null;
        } catch (ExportException e) {
            return e.code();
        }
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/in");
    }

    private HttpsPutDestination destination() {
        return new HttpsPutDestination(base(), "s3cret", Packages.THIS_MACHINE);
    }
}
