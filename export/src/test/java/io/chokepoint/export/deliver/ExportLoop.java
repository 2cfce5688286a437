package io.chokepoint.export.deliver;

import io.chokepoint.export.format.Compression;
import io.chokepoint.export.format.RowFormat;
import io.chokepoint.export.pack.Delivery;
import io.chokepoint.export.pack.PackageLimits;
import io.chokepoint.export.pack.PackageSpec;
import io.chokepoint.export.pack.PackageWriter;
import io.chokepoint.export.pack.Period;
import io.chokepoint.export.pack.RunIdentity;
import io.chokepoint.export.pack.RunKind;
import io.chokepoint.export.pack.SigningKey;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** A process that makes and delivers one package for each slot, the first that is missing first, until it is killed. */
final class ExportLoop {
    static final int SLOTS = 25;
    static final int ROWS = 3000;

    private ExportLoop() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        SigningKey key = SigningKey.read(folder.resolve("key.pem"));
        FileSystemDestination destination = new FileSystemDestination(folder.resolve("root"));
        Path staging = Files.createDirectories(folder.resolve("staging"));
        long[] amounts = LongStream.rangeClosed(1, ROWS).map(i -> ROWS + 1 - i).toArray();
        for (int slot = 0; slot < SLOTS; slot++) {
            Path own = Files.createTempDirectory(staging, "run");
            try (var rows = Samples.distribution(amounts).open();
                    var claims = Samples.claims(value -> value, amounts).open()) {
                destination.deliver(new PackageWriter(key).write(own, spec(slot), rows, Optional.of(claims)));
            }
        }
    }

    private static PackageSpec spec(int slot) {
        LocalDate day = LocalDate.of(2026, 1, 1).plusDays(slot);
        Instant due = Instant.parse("2026-01-02T07:00:00Z").plusSeconds(86_400L * slot);
        RunIdentity identity = new RunIdentity(
                "exp_1", Period.ofDays(day, day.plusDays(1)), List.of("gini@1"), due, RunKind.INCREMENTAL);
        return new PackageSpec(
                "acme",
                identity,
                Dataset.DISTRIBUTION,
                "{}",
                slot % 2 == 0 ? RowFormat.PARQUET : RowFormat.CSV,
                Compression.ZSTD,
                new PackageLimits(ROWS, ROWS / 3, Long.MAX_VALUE),
                new Delivery("0 7 * * *", "UTC", due),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                due);
    }
}
