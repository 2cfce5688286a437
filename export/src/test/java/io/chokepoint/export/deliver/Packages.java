package io.chokepoint.export.deliver;

import io.chokepoint.export.pack.PackageWriter;
import io.chokepoint.export.pack.Packed;
import io.chokepoint.export.pack.SigningKey;
import io.chokepoint.export.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
