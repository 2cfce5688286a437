package io.chokepoint.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvInputTest {
    private static final String A = "0x00000000000000000000000000000000000000aA";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("input.csv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "holder,amount\na,3\nb,1\n",
                "holder,amount\na,3\nb,1",
                "holder,amount\r\na,3\r\nb,1\r\n",
                "\uFEFFholder,amount\na,3\nb,1\n",
                "holder,amount\n\na,3\n\r\nb,1\n\n",
                "\"holder\",\"amount\"\n\"a\",\"3\"\n\"b\",\"1\"\n",
                "amount,note,holder\n3,x,a\n1,,b\n",
                "amount,note,holder\n3,\"one, two\nthree \"\"four\"\"\",a\n1,,b\n",
                "holder,amount\na, 3 \n b ,1\n",
                "holder,amount\na,1\nb,1\na,2\n",
                "holder,amount\na,0003\nb,1\nc,0\nd,-0\n",
                "holder,amount\na,5\nb,1\na,-2\nc,1\nc,-1\n"
            })
    void givesTheSameDistributionHoweverItIsWritten(String text) {
        JsonNode json = Measured.json(folder, text);

        assertThat(json.get("population").intValue()).isEqualTo(2);
        assertThat(json.get("total").textValue()).isEqualTo("4");
        assertThat(json.get("maxShare").doubleValue()).isEqualTo(0.75);
    }

    @Test
    void anAddressIsOneHolderInWhateverCase() {
        JsonNode json = Measured.json(
                folder, "address,balance\n%s,1\n%s,2\n\"%s\",4\n".formatted(A, A.toLowerCase(), A.toUpperCase()));

        assertThat(json.get("population").intValue()).isEqualTo(1);
        assertThat(json.get("holders").intValue()).isEqualTo(1);
        assertThat(json.get("total").textValue()).isEqualTo("7");
    }

    @Test
    void whatOnlyLooksLikeAnAddressIsAText() {
        JsonNode json = Measured.json(
                folder, "address,balance\n0x12,1\n0xg0000000000000000000000000000000000000aA,2\n%sf,4\n".formatted(A));

        assertThat(json.get("population").intValue()).isEqualTo(3);
    }

    @Test
    void otherHoldersDifferByCase() {
        assertThat(Measured.json(folder, "holder,amount\na,1\nA,2\nä,1\nÄ,5\n")
                        .get("population")
                        .intValue())
                .isEqualTo(4);
    }

    @Test
    void gzipIsReadInWhateverNameAndTheHashIsThatOfTheFile() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String part : new String[] {"holder,amount\na,3\n", "b,1\n"}) {
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(part.getBytes(StandardCharsets.UTF_8));
            }
        }
        Files.write(file, bytes.toByteArray());

        Measured measured = Measured.run(file.toString(), "--json");

        assertThat(measured.json().get("total").textValue()).isEqualTo("4");
        assertThat(measured.json().get("sha256").textValue()).isEqualTo(Sha256.of(bytes.toByteArray()));
    }

    @Test
    void aDamagedGzipIsRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("holder,amount\na,3\n".getBytes(StandardCharsets.UTF_8));
        }
        Files.write(file, Arrays.copyOf(bytes.toByteArray(), bytes.size() - 12));

        Measured measured = Measured.run(file.toString());

        assertThat(measured.code()).isEqualTo(2);
        assertThat(measured.err()).contains("cut off or damaged");
    }

    @Test
    void recordsLongerThanABlockAreRead() {
        String note = "x".repeat(3_000_000);
        JsonNode json =
                Measured.json(folder, "holder,note,amount\na,%s,3\nb,\"%s\n%s\",1\n".formatted(note, note, note));

        assertThat(json.get("total").textValue()).isEqualTo("4");
    }

    @Test
    void rowsAcrossTheEndsOfBlocksAreRead() {
        StringBuilder text = new StringBuilder("account,value\n");
        long total = 0;
        for (int i = 0; i < 100_000; i++) {
            text.append(
                    i % 3 == 0
                            ? "0x%040x,%d\n".formatted(i, i)
                            : i % 3 == 1 ? "h%d,%d\n".formatted(i, i) : "\"h%d\",%d\r\n".formatted(i, i));
            total += i;
        }
        JsonNode json = Measured.json(folder, text.toString());

        assertThat(json.get("rows").intValue()).isEqualTo(100_000);
        assertThat(json.get("population").intValue()).isEqualTo(99_999);
        assertThat(json.get("total").textValue()).isEqualTo(Long.toString(total));
    }

    @Test
    void aHeaderAloneMeasuresNobody() {
        JsonNode json = Measured.json(folder, "holder,amount\n");

        assertThat(json.get("population").intValue()).isZero();
        assertThat(json.get("total").textValue()).isEqualTo("0");
        assertThat(json.get("gini").isNull()).isTrue();
        assertThat(json.get("nakamoto").get("1/2").isNull()).isTrue();
    }

    @Test
    void withoutAHeaderNothingIsMeasured() {
        Measured measured = Measured.of(folder, "");

        assertThat(measured.code()).isEqualTo(2);
        assertThat(measured.err()).contains("should name the columns");
    }

    @Test
    void columnsThatAreNotTheUsualOnesAreNamedByTheUser() {
        JsonNode json = Measured.json(folder, "who,what\na,3\nb,1\n", "--holder", "who", "--amount", "what");

        assertThat(json.get("total").textValue()).isEqualTo("4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"who,amount\n", "address,owner,amount\n", "address,amount,balance\n"})
    void withoutOneClearColumnTheErrorNamesThoseThatThereAre(String header) {
        Measured measured = Measured.of(folder, header + "a,1\n");

        assertThat(measured.code()).isEqualTo(2);
        assertThat(measured.err()).contains("the columns are " + header.strip().replace(",", ", "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x12,5\nb,2\n", "address;amount\na;1\n", "address\tamount\na\t1\n"})
    void namesThatAreNotInTheFirstLineOrHaveNoCommasAreAskedFor(String text) {
        Measured measured = Measured.of(folder, text);

        assertThat(measured.code()).isEqualTo(2);
        assertThat(measured.err()).contains("separated by commas", "first line");
    }

    @Test
    void anotherEncodingOfTwoBytesIsNamed() throws IOException {
        Files.write(file, "\uFEFFaddress,amount\na,1\n".getBytes(StandardCharsets.UTF_16LE));

        assertThat(Measured.run(file.toString()))
                .matches(measured -> measured.code() == 2 && measured.err().contains("is UTF-16; save it as UTF-8"));
    }

    @Test
    void aMissingColumnIsNamed() {
        Measured measured = Measured.of(folder, "address,amount\n", "--amount", "amout");

        assertThat(measured.code()).isEqualTo(2);
        assertThat(measured.err()).contains("'amout'").contains("address, amount");
    }
}
