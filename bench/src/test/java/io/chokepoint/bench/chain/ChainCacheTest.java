package io.chokepoint.bench.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.bench.BenchException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChainCacheTest {
    private static final ChainShape SHAPE = new ChainShape(3, 20, 1_000);

    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource(Layout.class)
    void theFilesDoNotDependOnTheNumberOfThreads(Layout layout) throws IOException {
        Transfers one = cache(root.resolve("one"), 1).transfers(layout, 4_000);
        Transfers many = cache(root.resolve("many"), 4).transfers(layout, 4_000);

        assertThat(one.days()).isEqualTo(4);
        assertThat(one.count()).isEqualTo(4_000);
        for (Path file : files(one.folder())) {
            assertThat(many.folder().resolve(one.folder().relativize(file))).hasSameBinaryContentAs(file);
        }
    }

    @Test
    void aLongerChainKeepsTheDaysOfTheShorterOne() throws IOException {
        Transfers shorter = cache(root, 2).transfers(Layout.IDS, 2_500);
        Path kept = shorter.folder().resolve("as_of=2025-01-03/part-0.parquet");
        FileTime made = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(kept, made);

        Transfers longer = cache(root, 2).transfers(Layout.IDS, 5_000);

        assertThat(longer.folder()).isEqualTo(shorter.folder());
        assertThat(longer.last()).isEqualTo("2025-01-05");
        assertThat(Files.getLastModifiedTime(kept)).isEqualTo(made);
        assertThat(shorter.last()).isEqualTo("2025-01-03");
        assertThat(cache(root, 2).transfers(Layout.IDS, 2_500)).isEqualTo(shorter);
    }

    @Test
    void aChainForSomeBalancesEndsSomeDaysAfterTheDayThatHasThem() {
        Transfers made = cache(root, 2).untilDaysAfter(Layout.IDS, 700, 2);
        Transfers kept = cache(root, 2).untilDaysAfter(Layout.IDS, 700, 2);
        Transfers before = cache(root, 2).transfers(Layout.IDS, made.count() - 2_000);

        assertThat(kept).isEqualTo(made);
        assertThat(before.balances()).isBetween(700L, 1_100L);
        assertThat(before.last()).isEqualTo(made.daysBeforeLast(2));
    }

    @Test
    void nothingUnfinishedIsLeft() throws IOException {
        Transfers transfers = cache(root, 2).transfers(Layout.ADDRESSES, 3_000);
        try (Stream<Path> names = Files.list(transfers.folder().getParent())) {
            assertThat(names).containsExactly(transfers.folder());
        }
    }

    @Test
    void aDiskThatIsTooSmallIsNamedBeforeAnythingIsMade() {
        ChainCache cache = cache(root, 1);
        assertThatThrownBy(() -> cache.transfers(Layout.IDS, 1_000_000_000_000L))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("GB are needed in " + root)
                .hasMessageContaining("--cache");
    }

    private static ChainCache cache(Path root, int threads) {
        return new ChainCache(root, SHAPE, threads, new PrintStream(OutputStream.nullOutputStream()));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).toList();
        }
    }
}
