package io.chokepoint.bench.holdings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldersFileTest {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    @TempDir
    private Path folder;

    @Test
    void holdsDistinctAddressesWithPositiveAmounts() throws IOException {
        List<String> lines = Files.readAllLines(HoldersFile.prepare(folder, 1, 5_000, NOWHERE));
        List<String> rows = lines.subList(1, lines.size());

        assertThat(lines.get(0)).isEqualTo("address,amount");
        assertThat(rows).hasSize(5_000).allMatch(row -> row.matches("0x[0-9a-f]{40},[1-9][0-9]{18,}"));
        assertThat(rows.stream().map(row -> row.substring(0, 42)).distinct()).hasSize(5_000);
    }

    @Test
    void aFewHoldMuch() throws IOException {
        List<BigInteger> amounts = Files.readAllLines(HoldersFile.prepare(folder, 1, 5_000, NOWHERE)).stream()
                .skip(1)
                .map(row -> new BigInteger(row.substring(43)))
                .sorted(Comparator.reverseOrder())
                .toList();

        assertThat(sum(amounts.subList(0, 500)).multiply(BigInteger.TWO)).isGreaterThan(sum(amounts));
    }

    @Test
    void isMadeOnceAndIsTheSameForTheSameSeed() throws IOException {
        Path file = HoldersFile.prepare(folder, 1, 1_000, NOWHERE);
        Path again = HoldersFile.prepare(folder.resolve("other"), 1, 1_000, NOWHERE);

        assertThat(HoldersFile.prepare(folder, 1, 1_000, NOWHERE)).isEqualTo(file);
        assertThat(again).hasSameBinaryContentAs(file);
        assertThat(HoldersFile.prepare(folder, 2, 1_000, NOWHERE)).isNotEqualTo(file);
    }

    private static BigInteger sum(List<BigInteger> amounts) {
        return amounts.stream().reduce(BigInteger.ZERO, BigInteger::add);
    }
}
