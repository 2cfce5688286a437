package io.chokepoint.bench.holdings;

import io.chokepoint.bench.BenchException;
import io.chokepoint.bench.chain.Addresses;
import io.chokepoint.bench.chain.DiskSpace;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * A CSV file {@code address,amount} of distinct holders: addresses as {@code 0x} and 40 lower-case hex digits, amounts as
 * positive integers of base units with 18 decimals, by a power law.
 */
public final class HoldersFile {
    // Part of the name: raised when the same seed gives other rows.
    private static final int VERSION = 1;
    private static final int BYTES_PER_ROW = 80;
    private static final int ROWS_BETWEEN_PROGRESS = 2_000_000;
    // Of the Pareto law: a few hold about half of everything, as in many tokens.
    private static final double EXPONENT = 1.1;
    private static final long ONE = 1_000_000_000_000_000_000L;

    private HoldersFile() {}

    /**
     * The file, made now if it is not there; the same rows for the same seed.
     *
     * @param root     folder of all that the bench keeps
     * @param rows     1 or more
     * @param progress gets a line now and then
     * @throws BenchException if the disk has no room for it or it cannot be written
     */
    public static Path prepare(Path root, long seed, long rows, PrintStream progress) {
        Path file = root.resolve("holders-v%d-seed%d-rows%d.csv".formatted(VERSION, seed, rows));
        if (Files.exists(file)) {
            return file;
        }
        Path unfinished = root.resolve(".unfinished-" + UUID.randomUUID());
        try {
            Files.createDirectories(root);
            DiskSpace.require(root, rows * BYTES_PER_ROW);
            write(unfinished, seed, rows, progress);
            return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new BenchException("Cannot write %s: %s".formatted(file, e.getMessage()), e);
        } finally {
            unfinished.toFile().delete();
        }
    }

    private static void write(Path file, long seed, long rows, PrintStream progress) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        HexFormat hex = HexFormat.of();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            out.write("address,amount\n".getBytes(StandardCharsets.US_ASCII));
            for (long row = 1; row <= rows; row++) {
                String line = "0x" + hex.formatHex(Addresses.ofHolder(row)) + ',' + amount(random) + '\n';
                out.write(line.getBytes(StandardCharsets.US_ASCII));
                if (row % ROWS_BETWEEN_PROGRESS == 0) {
                    progress.printf("  Making holders: %,d of %,d%n", row, rows);
                }
            }
        }
    }

    /** At least one whole unit, so the digits of units and of the fraction stand side by side. */
    private static String amount(SplittableRandom random) {
        long units = (long) Math.pow(1 - random.nextDouble(), -1 / EXPONENT);
        // 1 and 18 digits of the fraction, zeros included; the 1 is left out.
        return units + Long.toString(ONE + random.nextLong(ONE)).substring(1);
    }
}
