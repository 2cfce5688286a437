package io.chokepoint.ingest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoEconomyTest {
    @TempDir
    private static Path directory;

    @BeforeAll
    static void written() {
        DemoEconomy.write(directory);
    }

    @Test
    void theSameFilesComeOutEveryTime(@TempDir Path again) throws IOException {
        DemoEconomy.write(again);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.toList()).hasSizeGreaterThan(30).allSatisfy(file -> assertThat(
                            again.resolve(file.getFileName()))
                    .hasSameBinaryContentAs(file));
        }
    }

    @Test
    void nobodySpendsWhatTheyDoNotHave() throws IOException {
        Map<String, BigInteger> balances = new HashMap<>();
        String nobody = "0x" + "0".repeat(40);
        Files.readAllLines(directory.resolve("stablecoin-token-transfers.csv")).stream()
                .skip(1)
                .map(line -> line.split(","))
                .forEach(transfer -> {
                    BigInteger value = new BigInteger(transfer[3]);
                    assertThat(value).isPositive();
                    balances.merge(transfer[0] + transfer[2], value, BigInteger::add);
                    if (!transfer[1].equals(nobody)) {
                        balances.merge(transfer[0] + transfer[1], value.negate(), BigInteger::add);
                        assertThat(balances.get(transfer[0] + transfer[1])).isNotNegative();
                    }
                });
    }

    @Test
    void labelsAndLinksAreOfAddressesThatHoldStablecoins() throws IOException {
        Set<String> recipients = new HashSet<>();
        Files.readAllLines(directory.resolve("stablecoin-token-transfers.csv"))
                .forEach(line -> recipients.add(line.split(",")[2]));
        List<String> named = new ArrayList<>();
        for (String line : Files.readAllLines(directory.resolve("labels.csv"))) {
            named.add(line.split(",")[0]);
        }
        for (String line : Files.readAllLines(directory.resolve("links.csv"))) {
            named.addAll(List.of(line.split(",")).subList(0, 2));
        }
        named.removeAll(List.of("address", "other_address"));
        assertThat(named).hasSize(7 + 4);
        assertThat(recipients).containsAll(named);
    }

    @Test
    void threeLiquidityProvidersTakeSevenTenthsOfTheFeesInSeptember() throws IOException {
        assertThat(topThree("harbor-swap-fees.csv", "2026-09-30", "\"")).isBetween(0.69, 0.72);
        assertThat(topThree("harbor-swap-liquidity.csv", "2026-09-30", ",")).isBetween(0.02, 0.15);
    }

    @Test
    void meridianIsCapturedInSpringAndOnlyThen() throws IOException {
        assertThat(topThree("meridian-dao-voting-power.jsonl", "2026-02-25", "\""))
                .isLessThan(0.2);
        assertThat(topThree("meridian-dao-voting-power.jsonl", "2026-04-15", "\""))
                .isBetween(0.59, 0.61);
        assertThat(topThree("meridian-dao-voting-power.jsonl", "2026-09-30", "\""))
                .isBetween(0.33, 0.36);
        assertThat(topThree("commons-guild-voting-power.jsonl", "2026-04-15", "\""))
                .isLessThan(0.05);
    }

    /** Share of the three greatest amounts in the lines of one day; the amount is the last number of a line. */
    private static double topThree(String file, String day, String before) throws IOException {
        TreeMap<Double, Integer> amounts = new TreeMap<>();
        double[] sum = {0};
        Files.readAllLines(directory.resolve(file)).stream()
                .filter(line -> line.contains(day))
                .forEach(line -> {
                    String text = line.strip().replaceAll("[\"}]+$", "");
                    double amount = Double.parseDouble(
                            text.substring(Math.max(text.lastIndexOf(before), text.lastIndexOf(':')) + 1)
                                    .replace(",", ""));
                    amounts.merge(amount, 1, Integer::sum);
                    sum[0] += amount;
                });
        return amounts.descendingMap().keySet().stream()
                        .limit(3)
                        .mapToDouble(Double::doubleValue)
                        .sum()
                / sum[0];
    }
}
