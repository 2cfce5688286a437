package io.chokepoint.export.pgp;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import io.chokepoint.export.pack.HashedOutput;
import io.chokepoint.export.pack.PackageFile;
import io.chokepoint.export.pack.Packed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A package each file of which is encrypted by itself, under its name with {@code .pgp} behind. {@code _SUCCESS} alone stays as
 * it is: it says when all is there, and by the hash of the plain manifest which package it is.
 */
public final class EncryptedPackage {
    private EncryptedPackage() {}

    /**
     * Encrypts a package.
     *
     * @param folder an empty folder
     * @return the package as it is to be delivered
     */
    public static Packed of(Packed packed, PgpRecipient recipient, Path folder) {
        try {
            List<PackageFile> files = new ArrayList<>();
            for (PackageFile file : packed.files()) {
                files.add(
                        file.path().equals(Packed.SUCCESS)
                                ? copied(packed, file, folder)
                                : encrypted(packed, file, recipient, folder));
            }
            return new Packed(
                    folder,
                    packed.path(),
                    List.copyOf(files),
                    packed.parts(),
                    packed.rows(),
                    packed.bytes(),
                    packed.contentDigest(),
                    packed.manifestSha256());
        } catch (IOException e) {
            throw new ExportException(Code.LOCAL_STORAGE, "The package cannot be encrypted here: " + e.getMessage(), e);
        }
    }

    private static PackageFile copied(Packed packed, PackageFile file, Path folder) throws IOException {
        Files.copy(packed.folder().resolve(file.path()), folder.resolve(file.path()));
        return file;
    }

    private static PackageFile encrypted(Packed packed, PackageFile file, PgpRecipient recipient, Path folder)
            throws IOException {
        String name = file.path() + Packed.ENCRYPTED;
        HashedOutput target = new HashedOutput(Files.newOutputStream(folder.resolve(name)));
        try (target) {
            recipient.encrypt(packed.folder().resolve(file.path()), file.path(), target);
        }
        return new PackageFile(name, file.rows(), target.bytes(), target.sha256());
    }

    /** Whether the package in a folder is encrypted. */
    public static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(Packed.MANIFEST + Packed.ENCRYPTED));
    }

    /**
     * Decrypts a package. Files that are not encrypted are copied as they are.
     *
     * @param target an empty folder
     * @throws IOException naming the file that cannot be decrypted
     */
    public static void open(Path folder, PgpSecret secret, Path target) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(Packed.ENCRYPTED)) {
                    decrypt(file, secret, target.resolve(name.substring(0, name.length() - Packed.ENCRYPTED.length())));
                } else {
                    Files.copy(file, target.resolve(name));
                }
            }
        }
    }

    private static void decrypt(Path file, PgpSecret secret, Path target) throws IOException {
        try (InputStream source = Files.newInputStream(file);
                OutputStream plain = Files.newOutputStream(target)) {
            secret.decrypt(source, plain);
        } catch (IOException e) {
            throw new IOException(file.getFileName() + ": " + e.getMessage(), e);
        }
    }
}
