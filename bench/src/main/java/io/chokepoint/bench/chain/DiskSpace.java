package io.chokepoint.bench.chain;

import io.chokepoint.bench.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Room on the disk that the bench writes to. */
public final class DiskSpace {
    private static final double GIGA = 1e9;

    private DiskSpace() {}

    /**
     * Looks before hours are spent.
     *
     * @param folder that exists
     * @throws BenchException if there are fewer bytes free
     */
    public static void require(Path folder, long bytes) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < bytes) {
            throw new BenchException("%.1f GB are needed in %s and %.1f GB are free; ask for fewer rows,"
                            .formatted(bytes / GIGA, folder, free / GIGA)
                    + " or name a folder on another disk with --cache");
        }
    }
}
