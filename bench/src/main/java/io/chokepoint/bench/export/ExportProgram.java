package io.chokepoint.bench.export;

import io.chokepoint.export.deliver.Destination;
import io.chokepoint.export.deliver.Egress;
import io.chokepoint.export.deliver.S3Destination;
import io.chokepoint.export.deliver.SftpDestination;
import io.chokepoint.export.format.Compression;
import io.chokepoint.export.format.RowFormat;
import io.chokepoint.export.pack.Delivery;
import io.chokepoint.export.pack.PackageLimits;
import io.chokepoint.export.pack.PackageSpec;
import io.chokepoint.export.pack.PackageWriter;
import io.chokepoint.export.pack.Packed;
import io.chokepoint.export.pack.Period;
import io.chokepoint.export.pack.RunIdentity;
import io.chokepoint.export.pack.RunKind;
import io.chokepoint.export.pack.SigningKey;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.RowBinaryRows;
import io.chokepoint.export.row.RowSource;
import io.chokepoint.warehouse.ClickHouseAccess;
import io.chokepoint.warehouse.RowBinaryStreams;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes one package of the bench's table, and delivers it where that is asked for: arguments are the format, the compression,
 * the folder and, for a delivery, where to.
 */
public final class ExportProgram {
    private static final int SINK = 3;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private ExportProgram() {}

    /** Runs; any failure ends the process with its stack trace. */
    public static void main(String[] arguments) throws Exception {
        ClickHouseAccess access = ClickHouseAccess.fromEnvironment(System.getenv());
        Path folder = Files.createDirectories(Path.of(arguments[2]));
        try (Connection connection = access.connect();
                Statement statement = connection.createStatement()) {
            long expected;
            try (ResultSet count = statement.executeQuery(AmountTable.count(access))) {
                count.next();
                expected = count.getLong(1);
            }
            try (RowBinaryStreams streams = new RowBinaryStreams(access);
                    RowSource source = new RowBinaryRows(
                            Dataset.DISTRIBUTION.schema(),
                            expected,
                            streams.open(AmountTable.select(access), Map.of(), LIMIT))) {
                Packed packed = new PackageWriter(SigningKey.generate())
                        .write(
                                folder,
                                spec(RowFormat.valueOf(arguments[0]), Compression.valueOf(arguments[1])),
                                source,
                                Optional.empty());
                System.out.printf("%d rows, %d bytes%n", packed.rows(), packed.bytes());
                if (arguments.length > SINK) {
                    System.out.println(destination(arguments[SINK]).deliver(packed));
                }
            }
        }
    }

    private static Destination destination(String sink) {
        String[] words = sink.split(" ");
        Egress egress = new Egress(List.of(), List.of("127.0.0.1"));
        return words[0].equals("s3")
                ? new S3Destination(
                        new S3Destination.Settings(URI.create(words[1]), "us-east-1", Sinks.BUCKET, "", Sinks.USER),
                        Sinks.SECRET,
                        egress)
                : new SftpDestination(
                        new SftpDestination.Settings("127.0.0.1", Integer.parseInt(words[1]), Sinks.USER, "", words[2]),
                        Sinks.SECRET,
                        egress);
    }

    private static PackageSpec spec(RowFormat format, Compression compression) {
        Instant due = Instant.parse("2026-07-01T07:00:00Z");
        RunIdentity identity = new RunIdentity(
                "exp_bench",
                Period.ofDays(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 7, 1)),
                List.of(),
                due,
                RunKind.FULL);
        return new PackageSpec(
                "bench",
                identity,
                Dataset.DISTRIBUTION,
                "{}",
                format,
                compression,
                PackageLimits.STANDARD,
                new Delivery("", "", due),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                due);
    }
}
