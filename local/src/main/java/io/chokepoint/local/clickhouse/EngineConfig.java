package io.chokepoint.local.clickhouse;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What the engine's process is told, in a file that only its owner may read.
 *
 * @param library path of libchdb
 * @param folder data folder of the component
 * @param port 0 for any free one
 * @param poolSize connections of each user, sessions not counted
 */
record EngineConfig(String library, String folder, int port, int poolSize, List<Account> accounts) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A user as the server knows it.
     *
     * @param passwordSha256 lower-case hex
     */
    record Account(String name, String passwordSha256, ClickHouseUser.Kind kind, List<String> tables) {

        static Account of(ClickHouseUser user) {
            return new Account(user.name(), sha256(user.password()), user.kind(), user.tables());
        }

        /** Compares in a time that does not depend on the password. */
        boolean hasPassword(String password) {
            return MessageDigest.isEqual(
                    passwordSha256.getBytes(StandardCharsets.US_ASCII),
                    sha256(password).getBytes(StandardCharsets.US_ASCII));
        }

        private static String sha256(String password) {
            try {
                return HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every JDK has SHA-256", e);
            }
        }
    }

    EngineConfig {
        accounts = List.copyOf(accounts);
    }

    EngineFolder engineFolder() {
        return new EngineFolder(Path.of(folder));
    }

    void write(Path file) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    static EngineConfig read(Path file) {
        try {
            return JSON.readValue(file.toFile(), EngineConfig.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
