package io.chokepoint.export.deliver;

import io.chokepoint.export.pack.PackageFile;
import io.chokepoint.export.pack.PackageWriter;
import io.chokepoint.export.pack.Packed;
import io.chokepoint.export.pack.SigningKey;
import io.chokepoint.export.testing.Samples;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Packages of one identity, and the rule that lets tests reach servers of this machine. */
final class Packages {
    static final SigningKey KEY = SigningKey.generate();
    static final Egress THIS_MACHINE = new Egress(List.of(), List.of("127.0.0.1"));

    private Packages() {}

    static Packed write(Path folder, long... amounts) throws IOException {
        try (var rows = Samples.distribution(amounts).open();
                var claims = Samples.claims(value -> value, amounts).open()) {
            return new PackageWriter(KEY)
                    .write(Files.createTempDirectory(folder, "package"), Samples.parquet(), rows, Optional.of(claims));
        }
    }

    /** A package with a part of so many zeros. */
    static Packed large(Path folder, long size) throws IOException {
        Packed small = write(folder, 3, 2, 1);
        String name = "part-00001-large.zst.parquet";
        try (RandomAccessFile file =
                new RandomAccessFile(small.folder().resolve(name).toFile(), "rw")) {
            file.setLength(size);
        }
        List<PackageFile> files = new ArrayList<>(small.files());
        files.add(0, new PackageFile(name, 1, size, "0".repeat(64)));
        return new Packed(
                small.folder(),
                small.path(),
                files,
                2,
                small.rows(),
                small.bytes() + size,
                small.contentDigest(),
                small.manifestSha256());
    }
}
