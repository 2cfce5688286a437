package io.chokepoint.api.export;

import io.chokepoint.api.mutation.UserErrorCode;
import io.chokepoint.export.ExportException;
import io.chokepoint.export.deliver.S3Destination;
import io.chokepoint.export.deliver.SftpDestination;
import io.chokepoint.export.pgp.PgpRecipient;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** A destination to be made: besides its kind, the input of that kind. */
@Input("ExportDestinationInput")
@Description("A destination to be made: besides its kind, the input of that kind.")
public class ExportDestinationInput {
    private static final int LAST_PORT = 65_535;

    /** Name for people. */
    @NonNull
    public String name;

    /** Protocol. */
    @NonNull
    public DestinationKind kind;

    /** Whom packages are encrypted for. */
    @Description(
            "Public key of OpenPGP, as gpg --armor --export prints it: each file but _SUCCESS is encrypted for it, its"
                    + " name with .pgp behind. Default: nothing is encrypted.")
    public String pgpPublicKey;

    /** Of kind S3. */
    @Description("Of kind S3.")
    public S3Input s3;

    /** Of kind SFTP. */
    @Description("Of kind SFTP.")
    public SftpInput sftp;

    /** Of kind HTTPS_PUT. */
    @Description("Of kind HTTPS_PUT.")
    public PutInput httpsPut;

    /** A bucket. */
    @Input("ExportS3Input")
    @Description("A bucket of S3, or of a server that speaks its protocol.")
    public static class S3Input {
        /** Address. */
        @NonNull
        @Description("Address of the server, such as https://s3.eu-central-1.amazonaws.com.")
        public String endpoint;

        /** Region. */
        @NonNull
        public String region;

        /** Bucket. */
        @NonNull
        public String bucket;

        /** What keys begin with. */
        @Description("What keys begin with; default: nothing.")
        public String prefix;

        /** Id of the key pair. */
        @NonNull
        public String accessKeyId;

        /** Secret half. */
        @NonNull
        @Description("Kept sealed and never shown.")
        public String secretAccessKey;
    }

    /** A folder of an SSH server. */
    @Input("ExportSftpInput")
    @Description("A folder of an SSH server.")
    public static class SftpInput {
        /** Server. */
        @NonNull
        public String host;

        /** Port. */
        @Description("Default: 22.")
        public Integer port;

        /** User. */
        @NonNull
        public String user;

        /** Folder. */
        @NonNull
        @Description("Absolute path; all packages are below it.")
        public String folder;

        /** Fingerprint. */
        @NonNull
        @Description("Fingerprint of the server's key, such as SHA256:…, as ssh-keygen -l prints it.")
        public String hostKey;

        /** Password or key. */
        @NonNull
        @Description("Password, or private key in PEM. Kept sealed and never shown.")
        public String secret;
    }

    /** An address that takes files. */
    @Input("ExportPutInput")
    @Description("An address that takes files by PUT.")
    public static class PutInput {
        /** Address. */
        @NonNull
        @Description("What the paths of files are appended to, https.")
        public String url;

        /** Token. */
        @Description("Bearer token. Kept sealed and never shown.")
        public String token;
    }

    /** What is no secret, as it is kept. */
    String settings() {
        requireOneInput();
        return switch (kind) {
            case FILE_SYSTEM -> "{}";
            case S3 ->
                Destinations.json(new S3Destination.Settings(
                        address("s3.endpoint", s3.endpoint),
                        s3.region,
                        s3.bucket,
                        Objects.requireNonNullElse(s3.prefix, ""),
                        s3.accessKeyId));
            case SFTP ->
                Destinations.json(new SftpDestination.Settings(
                        sftp.host, port(), sftp.user, absolute(sftp.folder), sftp.hostKey));
            case HTTPS_PUT -> Destinations.json(new Destinations.PutSettings(address("httpsPut.url", httpsPut.url)));
        };
    }

    /** The secret; null where there is none. */
    String secret() {
        return switch (kind) {
            case FILE_SYSTEM -> null;
            case S3 -> s3.secretAccessKey;
            case SFTP -> sftp.secret;
            case HTTPS_PUT -> httpsPut.token;
        };
    }

    /** Whom packages are encrypted for; a key that cannot be is refused. */
    Optional<String> pgpKey(Instant now) {
        try {
            return Optional.ofNullable(pgpPublicKey)
                    .map(key -> PgpRecipient.of(key, now).armoured());
        } catch (ExportException e) {
            throw new Refusal("pgpPublicKey", UserErrorCode.INVALID, e.getMessage());
        }
    }

    private void requireOneInput() {
        require("s3", s3, kind == DestinationKind.S3);
        require("sftp", sftp, kind == DestinationKind.SFTP);
        require("httpsPut", httpsPut, kind == DestinationKind.HTTPS_PUT);
    }

    private void require(String field, Object input, boolean wanted) {
        if ((input != null) != wanted) {
            throw new Refusal(
                    field,
                    UserErrorCode.INVALID,
                    "Kind %s %s %s".formatted(kind, wanted ? "needs" : "does not take", field));
        }
    }

    private int port() {
        int port = Objects.requireNonNullElse(sftp.port, 22);
        if (port < 1 || port > LAST_PORT) {
            throw new Refusal("sftp.port", UserErrorCode.INVALID, port + " is not between 1 and 65535");
        }
        return port;
    }

    private static String absolute(String folder) {
        if (!folder.startsWith("/")) {
            throw new Refusal("sftp.folder", UserErrorCode.INVALID, "'" + folder + "' does not begin with /");
        }
        return folder;
    }

    /** @throws Refusal naming the field, unless the text is an address with a host and nothing that could hide another */
    static URI address(String field, String text) {
        try {
            URI address = new URI(text);
            boolean fits = address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
            if (fits) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw new Refusal(field, UserErrorCode.INVALID, "'" + text + "' is no address");
        }
        throw new Refusal(
                field, UserErrorCode.INVALID, "'" + text + "' has no host, or has a user, a query or a fragment");
    }
}
