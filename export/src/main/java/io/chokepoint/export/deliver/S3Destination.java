package io.chokepoint.export.deliver;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import io.chokepoint.export.pack.PackageFile;
import io.chokepoint.export.pack.Packed;
import io.chokepoint.export.pack.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A bucket. Files arrive one after another, {@code _SUCCESS} last: a package without it is none. A delivery that was cut
 * writes the same keys again.
 */
public final class S3Destination implements Destination {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final int SERVER_FAULTS = 500;
    private static final int TOO_MANY = 429;
    private static final String OCTETS = "application/octet-stream";

    private final Settings settings;
    private final String secretKey;
    private final Egress egress;
    private final Duration silence;

    /**
     * What is no secret of a bucket.
     *
     * @param endpoint address of a server that speaks the protocol
     * @param region region to sign for
     * @param bucket bucket that exists
     * @param prefix what keys begin with; empty for nothing
     * @param accessKeyId id of the key pair
     */
    public record Settings(URI endpoint, String region, String bucket, String prefix, String accessKeyId) {}

    /** A bucket, entered with the secret half of the key pair. */
    public S3Destination(Settings settings, String secretKey, Egress egress) {
        this(settings, secretKey, egress, SILENCE);
    }

    /** @param silence how long the server may say nothing */
    S3Destination(Settings settings, String secretKey, Egress egress, Duration silence) {
        this.settings = settings;
        this.secretKey = secretKey;
        this.egress = egress;
        this.silence = silence;
    }

    @Override
    public Receipt deliver(Packed packed) {
        try (S3Client client = client();
                SilenceWatch watch = new SilenceWatch(silence, client::close)) {
            return deliver(client, watch, packed);
        } catch (IOException e) {
            throw new ExportException(Code.LOCAL_STORAGE, "The package cannot be read here: " + e.getMessage(), e);
        }
    }

    private Receipt deliver(S3Client client, SilenceWatch watch, Packed packed) {
        try {
            Optional<String> there = content(client, packed, Packed.SUCCESS).map(RemotePackage::text);
            if (there.isPresent()) {
                RemotePackage.requireSame(packed, there.get());
                return RemotePackage.receipt(packed, location(packed), there.get(), true);
            }
            for (PackageFile file : packed.files()) {
                put(client, watch, packed, file);
            }
            String manifest = content(client, packed, packed.manifest().path())
                    .map(Sha256::hex)
                    .orElseThrow(() -> new ExportException(
                            Code.DESTINATION_UNAVAILABLE, "The bucket does not give back what it has taken"));
            RemotePackage.requireArrived(packed, manifest);
            return RemotePackage.receipt(packed, location(packed), manifest, false);
        } catch (SdkException | IllegalStateException e) {
            // A client that was hung up on is in no state to try again.
            if (watch.hasHungUp()) {
                throw new ExportException(
                        Code.DESTINATION_UNAVAILABLE,
                        "Bucket '%s' at %s takes nothing any more".formatted(settings.bucket(), settings.endpoint()),
                        e);
            }
            throw e instanceof SdkException said ? failure(said) : e;
        }
    }

    private void put(S3Client client, SilenceWatch watch, Packed packed, PackageFile file) {
        Path content = packed.folder().resolve(file.path());
        client.putObject(
                request -> request.bucket(settings.bucket())
                        .key(key(packed, file.path()))
                        .metadata(Map.of("sha256", file.sha256())),
                RequestBody.fromContentProvider(() -> sending(watch, content), file.bytes(), OCTETS));
    }

    private static InputStream sending(SilenceWatch watch, Path content) {
        try {
            return watch.sending(content);
        } catch (IOException e) {
            throw new ExportException(Code.LOCAL_STORAGE, "The package cannot be read here: " + e.getMessage(), e);
        }
    }

    private Optional<byte[]> content(S3Client client, Packed packed, String name) {
        try {
            return Optional.of(client.getObjectAsBytes(
                            request -> request.bucket(settings.bucket()).key(key(packed, name)))
                    .asByteArray());
        } catch (NoSuchKeyException e) {
            // The usual case: nothing was delivered there before.
            return Optional.empty();
        }
    }

    private String key(Packed packed, String name) {
        return RemotePackage.join(settings.prefix(), packed.path() + "/" + name);
    }

    private String location(Packed packed) {
        return "s3://" + settings.bucket() + "/" + RemotePackage.join(settings.prefix(), packed.path());
    }

    @Override
    public void test() {
        String key = RemotePackage.join(settings.prefix(), ".probe");
        try (S3Client client = client()) {
            client.putObject(request -> request.bucket(settings.bucket()).key(key), RequestBody.fromString("probe"));
            client.deleteObject(request -> request.bucket(settings.bucket()).key(key));
        } catch (SdkException e) {
            throw failure(e);
        }
    }

    private S3Client client() {
        String host = settings.endpoint().getHost();
        if (!"https".equals(settings.endpoint().getScheme()) && !egress.isTrusted(host)) {
            throw new ExportException(Code.DESTINATION_REFUSED, "The endpoint is not https: " + settings.endpoint());
        }
        // Refuses before anything is sent; the client below resolves by the same rule for each connection.
        egress.resolve(host);
        return S3Client.builder()
                .endpointOverride(settings.endpoint())
                .region(Region.of(settings.region()))
                .forcePathStyle(true)
                // Servers other than Amazon's know no checksums in trailers.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(settings.accessKeyId(), secretKey)))
                .httpClientBuilder(ApacheHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(silence)
                        .dnsResolver(egress::resolve))
                .build();
    }

    private ExportException failure(SdkException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ExportException refusal) {
                return refusal;
            }
        }
        if (!(e instanceof S3Exception answer)) {
            return new ExportException(
                    Code.DESTINATION_UNAVAILABLE,
                    "Bucket '%s' at %s cannot be reached, or has cut the connection: %s"
                            .formatted(settings.bucket(), settings.endpoint(), reason(e)),
                    e);
        }
        boolean later = answer.statusCode() >= SERVER_FAULTS || answer.statusCode() == TOO_MANY;
        return new ExportException(
                later ? Code.DESTINATION_UNAVAILABLE : Code.DESTINATION_REFUSED,
                "Bucket '%s' at %s %s with status %d, %s"
                        .formatted(
                                settings.bucket(),
                                settings.endpoint(),
                                later ? "fails" : "refuses",
                                answer.statusCode(),
                                answer.awsErrorDetails().errorCode()),
                e);
    }

    /** What went wrong first, below what the client says of it. */
    private static String reason(Throwable e) {
        Throwable first = e;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return first.getMessage();
    }
}
