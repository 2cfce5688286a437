package io.chokepoint.export.deliver;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import io.chokepoint.export.pack.PackageFile;
import io.chokepoint.export.pack.Packed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpDelete;
import org.apache.hc.client5.http.classic.methods.HttpPut;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * An address that takes files by PUT, each below it under its path. Files arrive one after another, {@code _SUCCESS} last: a
 * package without it is none. Each carries its SHA-256 in {@code Chokepoint-Sha256}; PUT of the same file again is the
 * receiver's to take as what it is.
 */
public final class HttpsPutDestination implements Destination {
    private static final int OK = 200;
    private static final int REDIRECTS = 300;
    private static final int REFUSALS = 400;
    private static final int TOO_MANY = 429;
    private static final int SERVER_FAULTS = 500;
    private static final int FULL = 507;

    private final URI base;
    private final String token;
    private final Egress egress;
    private final Duration silence;

    /**
     * An address.
     *
     * @param base what paths are appended to
     * @param token bearer token; empty for none
     */
    public HttpsPutDestination(URI base, String token, Egress egress) {
        this(base, token, egress, HttpsClient.SILENCE);
    }

    /** @param silence how long the server may say or take nothing */
    HttpsPutDestination(URI base, String token, Egress egress, Duration silence) {
        this.base = base;
        this.token = token;
        this.egress = egress;
        this.silence = silence;
    }

    @Override
    public Receipt deliver(Packed packed) {
        try (HttpsClient client = new HttpsClient(egress, silence)) {
            String proof = "";
            for (PackageFile file : packed.files()) {
                Path content = packed.folder().resolve(file.path());
                HttpPut put = new HttpPut(address(packed.path() + "/" + file.path()));
                put.setEntity(client.file(content));
                put.setHeader("Chokepoint-Sha256", file.sha256());
                HttpsClient.Answer answer = send(client, put);
                if (file.equals(packed.manifest())) {
                    proof = answer.entityTag().isEmpty() ? "status " + answer.status() : answer.entityTag();
                }
            }
            return RemotePackage.receipt(packed, address(packed.path()).toString(), proof, false);
        } catch (IOException e) {
            throw new ExportException(Code.LOCAL_STORAGE, "The package cannot be read here: " + e.getMessage(), e);
        }
    }

    private HttpsClient.Answer send(
            HttpsClient client, org.apache.hc.client5.http.classic.methods.HttpUriRequestBase request) {
        if (!token.isEmpty()) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        HttpsClient.Answer answer = client.send(base, request);
        int status = answer.status();
        if (status >= OK && status < REDIRECTS) {
            return answer;
        }
        if (status >= SERVER_FAULTS || status == TOO_MANY) {
            String what = status == FULL ? "is full" : "answers with status " + status;
            throw new ExportException(Code.DESTINATION_UNAVAILABLE, base.getHost() + " " + what);
        }
        String what = status >= REDIRECTS && status < REFUSALS
                ? "redirects, which is not followed"
                : "refuses with status " + status;
        throw new ExportException(Code.DESTINATION_REFUSED, base.getHost() + " " + what);
    }

    @Override
    public void test() {
        try (HttpsClient client = new HttpsClient(egress, silence)) {
            HttpPut put = new HttpPut(address(".probe"));
            put.setEntity(new ByteArrayEntity(new byte[] {'p'}, ContentType.APPLICATION_OCTET_STREAM));
            send(client, put);
            send(client, new HttpDelete(address(".probe")));
        }
    }

    private URI address(String path) {
        return URI.create(RemotePackage.join(base.toString(), path));
    }
}
