package io.chokepoint.bench.chain;

import io.chokepoint.bench.BenchException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Where the days of one chain in one layout are kept. */
final class DayFolders {
    private static final String FILE = "part-0.parquet";
    // Engines skip names that begin so.
    private static final String BALANCES = "_balances";

    private final Path chain;
    private final Layout layout;
    private final ChainShape shape;

    DayFolders(Path chain, Layout layout, ChainShape shape) {
        this.chain = chain;
        this.layout = layout;
        this.shape = shape;
    }

    Path folder() {
        return chain.resolve(layout.word());
    }

    boolean has(int day) {
        return Files.exists(folder(day).resolve(FILE));
    }

    /** About the number of positive balances at the end of a day that is there. */
    long balances(int day) {
        try {
            return Long.parseLong(
                    Files.readString(folder(day).resolve(BALANCES)).trim());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + folder(day), e);
        }
    }

    /** @throws BenchException if the disk has less room than so many days take */
    void requireRoomFor(int days) {
        try {
            Files.createDirectories(folder());
            DiskSpace.require(folder(), (long) days * shape.perDay() * layout.bytesPerTransfer());
        } catch (IOException e) {
            throw new BenchException("Cannot make the folder %s: %s".formatted(folder(), e.getMessage()), e);
        }
    }

    void write(int index, DayOfTransfers day) {
        requireRoomFor(1);
        Path unfinished = chain.resolve(".unfinished-" + UUID.randomUUID());
        try {
            Files.createDirectories(unfinished);
            TransferFile.write(day, layout, unfinished.resolve(FILE));
            Files.writeString(unfinished.resolve(BALANCES), day.balances() + "\n");
            Files.move(unfinished, folder(index), StandardCopyOption.ATOMIC_MOVE);
        } catch (DirectoryNotEmptyException | FileAlreadyExistsException e) {
            // Another bench was faster, with the same transfers.
            remove(unfinished);
        } catch (IOException e) {
            remove(unfinished);
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static void remove(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished.resolve(FILE));
            Files.deleteIfExists(unfinished.resolve(BALANCES));
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + unfinished, e);
        }
    }

    private Path folder(int day) {
        return folder().resolve("as_of=" + shape.day(day));
    }
}
