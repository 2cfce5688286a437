package io.chokepoint.bench.chain;

import io.chokepoint.bench.BenchException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The first transfers of a chain as one CSV file in ethereum-etl's stream form: {@code token_transfers} with the time of
 * the block.
 */
public final class TransfersCsv {
    // Part of the name: raised when the same seed gives other rows.
    private static final int VERSION = 1;
    private static final int BYTES_PER_ROW = 300;
    private static final int HASH_BYTES = 32;
    private static final String HEADER =
            "token_address,from_address,to_address,value,transaction_hash,log_index,block_number,block_timestamp\n";

    private final HexFormat hex = HexFormat.of();
    private final OutputStream out;

    private TransfersCsv(OutputStream out) {
        this.out = out;
    }

    /**
     * The file, made now if it is not there; the same rows for the same shape.
     *
     * @param root     folder of all that the bench keeps
     * @param rows     1 or more
     * @param progress gets a line now and then
     * @throws BenchException if the disk has no room for it or it cannot be written
     */
    public static Path prepare(Path root, ChainShape shape, long rows, PrintStream progress) {
        Path file = root.resolve("token-transfers-v%d-seed%d-rows%d.csv".formatted(VERSION, shape.seed(), rows));
        if (Files.exists(file)) {
            return file;
        }
        Path unfinished = root.resolve(".unfinished-" + UUID.randomUUID());
        try {
            Files.createDirectories(root);
            DiskSpace.require(root, rows * BYTES_PER_ROW);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 20)) {
                new TransfersCsv(out).write(new Chain(shape), rows, progress);
            }
            return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new BenchException("Cannot write %s: %s".formatted(file, e.getMessage()), e);
        } finally {
            unfinished.toFile().delete();
        }
    }

    private void write(Chain chain, long rows, PrintStream progress) throws IOException {
        out.write(HEADER.getBytes(StandardCharsets.US_ASCII));
        long left = rows;
        while (left > 0) {
            DayOfTransfers day = chain.next();
            int taken = (int) Math.min(left, day.size());
            for (int row = 0; row < taken; row++) {
                write(day, row);
            }
            left -= taken;
            progress.printf("  Making transfers (CSV): %,d of %,d%n", rows - left, rows);
        }
    }

    /** Each transfer is a transaction of its own. */
    private void write(DayOfTransfers day, int row) throws IOException {
        String line = "0x%s,0x%s,0x%s,%s,0x%s,0,%d,%d%n"
                .formatted(
                        hex.formatHex(Addresses.ofSeries(day.series(row))),
                        hex.formatHex(Addresses.ofHolder(day.sender(row))),
                        hex.formatHex(Addresses.ofHolder(day.recipient(row))),
                        day.amount(row),
                        hex.formatHex(hash(day.day(), row)),
                        day.blocks[row],
                        seconds(day.day()));
        out.write(line.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] hash(LocalDate day, int row) {
        long seed = (day.toEpochDay() << Integer.SIZE) + row;
        ByteBuffer bytes = ByteBuffer.allocate(HASH_BYTES);
        for (int word = 0; word < HASH_BYTES / Long.BYTES; word++) {
            bytes.putLong(Draws.mix(4 * seed + word));
        }
        return bytes.array();
    }

    private static long seconds(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }
}
