package io.chokepoint.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.bench.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    private static final String LINE =
            """
            {"series":"17","population":"3","total":"12345678901234567890123","gini":0.25,"hhi":3400.5,\
            "hhi_normalized":1.0E-17,"effective_number":2.9,"shannon_entropy":1.5,"evenness":null,"theil_index":0.1,\
            "nakamoto_coefficient_1_3":"1","nakamoto_coefficient_1_2":"2","nakamoto_coefficient_2_3":"2",\
            "concentration_ratio_1":0.4,"concentration_ratio_10":1.0,"concentration_ratio_100":1.0}
            """;

    @TempDir
    private Path folder;

    @Test
    void theSameValuesInAnotherOrderOrFormAgree() throws IOException {
        String other = LINE.replace("0.25", "2.5e-1").replace("\"total\"", "\"new\":1,\"total\"");
        assertThat(compare(LINE + LINE.replace("17", "18"), LINE.replace("17", "18") + other))
                .isEmpty();
    }

    @Test
    void realValuesMayDifferByABillionth() throws IOException {
        assertThat(compare(LINE, LINE.replace("3400.5", "3400.500003"))).isEmpty();
        assertThat(compare(LINE, LINE.replace("3400.5", "3400.50001")))
                .containsExactly(new Difference("17", "hhi", "3400.5", "3400.50001"));
    }

    @Test
    void whatIsRoundingAloneAgrees() throws IOException {
        assertThat(compare(LINE, LINE.replace("1.0E-17", "0.0"))).isEmpty();
    }

    @Test
    void exactValuesMustBeEqualToTheLastDigit() throws IOException {
        assertThat(compare(LINE, LINE.replace("0123\"", "0124\"")))
                .containsExactly(
                        new Difference("17", "total", "\"12345678901234567890123\"", "\"12345678901234567890124\""));
        assertThat(compare(LINE, LINE.replace("\"3\"", "3")))
                .containsExactly(new Difference("17", "population", "\"3\"", "3"));
    }

    @Test
    void undefinedIsNeitherANumberNorForgotten() throws IOException {
        assertThat(compare(LINE, LINE.replace("\"evenness\":null", "\"evenness\":0.0")))
                .containsExactly(new Difference("17", "evenness", "null", "0.0"));
        assertThat(compare(LINE.replace("\"evenness\":null,", ""), LINE))
                .containsExactly(new Difference("17", "evenness", "nothing", "null"));
    }

    @Test
    void aTokenThatOneFileLacksIsADifference() throws IOException {
        assertThat(compare(LINE + LINE.replace("17", "18"), LINE + LINE.replace("17", "19")))
                .containsExactly(
                        new Difference("18", "series", "18", "nothing"),
                        new Difference("19", "series", "nothing", "19"));
    }

    @Test
    void aTokenThatComesTwiceIsRefused() {
        assertThatThrownBy(() -> compare(LINE + LINE, LINE))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("series 17 comes twice");
    }

    private Iterable<Difference> compare(String left, String right) throws IOException {
        return Comparison.of(
                Files.writeString(folder.resolve("left"), left), Files.writeString(folder.resolve("right"), right));
    }
}
