package io.chokepoint.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {
    private static final BigInteger GREATEST = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);

    @TempDir
    private Path folder;

    @Test
    void theGreatestAmountOfALedgerIsExact() {
        JsonNode json = Measured.json(folder, "holder,amount\na,%s\nb,%s\n".formatted(GREATEST, GREATEST));

        assertThat(json.get("total").textValue())
                .isEqualTo(GREATEST.multiply(BigInteger.TWO).toString());
        assertThat(json.get("nakamoto").get("1/2").intValue()).isEqualTo(2);
        assertThat(json.get("nakamotoAtLeast").get("1/2").intValue()).isEqualTo(1);
    }

    @Test
    void sumsBeyondTwoWordsAreExact() {
        String amount = BigInteger.ONE.shiftLeft(125).toString();
        JsonNode json = Measured.json(
                folder, "holder,amount\na,%s\na,%s\na,%s\nb,1\na,-%s\n".formatted(amount, amount, amount, amount));

        assertThat(json.get("total").textValue())
                .isEqualTo(BigInteger.ONE.shiftLeft(126).add(BigInteger.ONE).toString());
    }

    @Test
    void theScaleIsTheLargestNumberOfDecimalsSeen() {
        JsonNode json = Measured.json(folder, "holder,amount\na,3\nb,0.5\na,0.250\nc,-1\nc,1\n");

        assertThat(json.get("scale").intValue()).isEqualTo(3);
        assertThat(json.get("total").textValue()).isEqualTo("3750");
        assertThat(json.get("population").intValue()).isEqualTo(2);
    }

    @Test
    void decimalsScaleToBaseUnits() {
        JsonNode json = Measured.json(folder, "holder,amount\na,3\nb,0.5\n", "--decimals", "18");

        assertThat(json.get("scale").intValue()).isEqualTo(18);
        assertThat(json.get("total").textValue()).isEqualTo("3500000000000000000");
    }

    @Test
    void moreDecimalsThanDeclaredAreABadRow() {
        Measured measured = Measured.of(folder, "holder,amount\na,3.25\nb,1\n", "--decimals", "1");

        assertThat(measured.code()).isEqualTo(2);
        assertThat(measured.err()).contains("line 2: the amount '3.25' has more than 1 decimals");
    }

    @Test
    void anAmountThatIsTooLargeOnlyByItsDecimalsSaysSo() {
        assertThat(Measured.of(folder, "holder,amount\na,4\n", "--decimals", "77")
                        .err())
                .contains("line 2: the amount '4' is beyond 2^256 - 1 base units at 77 decimals");
    }

    @Provide
    Arbitrary<BigDecimal> amounts() {
        return Arbitraries.integers()
                .between(1, 256)
                .flatMap(bits -> Arbitraries.bigIntegers()
                        .between(BigInteger.ONE, BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE)))
                .flatMap(digits -> Arbitraries.integers().between(0, 30).map(scale -> new BigDecimal(digits, scale)));
    }

    @Property(tries = 300)
    void everyTotalIsThatOfTheNumbersAsWritten(@ForAll List<@From("amounts") BigDecimal> amounts) throws Exception {
        StringBuilder text = new StringBuilder("holder,amount\n");
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < amounts.size(); i++) {
            text.append(i % 4)
                    .append(',')
                    .append(amounts.get(i).toPlainString())
                    .append('\n');
            total = total.add(amounts.get(i));
        }
        Path temporary = Files.createTempDirectory("amounts");
        JsonNode json = Measured.json(temporary, text.toString());
        Files.delete(temporary.resolve("input.csv"));
        Files.delete(temporary);

        assertThat(new BigDecimal(
                        new BigInteger(json.get("total").textValue()),
                        json.get("scale").intValue()))
                .isEqualByComparingTo(total);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1e18",
                "1E+3",
                "NaN",
                "Infinity",
                "0x10",
                "+5",
                "--5",
                "5-",
                "1.",
                ".5",
                "1.2.3",
                "1 000",
                "1'000",
                "1_000",
                "12a",
                "\"1,000\"",
                "٣",
                "115792089237316195423570985008687907853269984665640564039457584007913129639936"
            })
    void whateverHasMoreThanOneMeaningIsABadRow(String amount) {
        Measured measured = Measured.of(folder, "holder,amount\nb,1\na,%s\n".formatted(amount));

        assertThat(measured.code()).isEqualTo(2);
        assertThat(measured.out()).isEmpty();
        assertThat(measured.err()).contains("1 bad row").contains("line 3: the amount");
    }

    @Test
    void aHolderWhoseAmountsAddUpToALossIsNamed() {
        String address = "0x00000000000000000000000000000000000000aA";

        assertThat(Measured.of(folder, "holder,amount\nb,1.5\n%s,-2.5\n".formatted(address))
                        .err())
                .contains(address.toLowerCase())
                .contains("-2.5");
        assertThat(Measured.of(folder, "holder,amount\nb,1\nmallory,-2\n"))
                .matches(measured -> measured.code() == 2 && measured.err().contains("mallory"));
    }
}
