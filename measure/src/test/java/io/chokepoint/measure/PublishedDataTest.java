package io.chokepoint.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.chokepoint.indices.ConcentrationRatio;
import io.chokepoint.indices.Distribution;
import io.chokepoint.indices.scan.Cuts;
import io.chokepoint.measure.read.HoldingFile;
import io.chokepoint.measure.read.HoldingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Published data sets against results that others computed. The files are not part of the project: without the folder that
 * {@code CHOKEPOINT_SHARED_DATA} names, or {@code ../shared/data} beside the checkout, these tests are skipped.
 */
class PublishedDataTest {
    private static final Path DATA = Path.of(
                    Objects.requireNonNullElse(System.getenv("CHOKEPOINT_SHARED_DATA"), "../../shared/data"))
            .toAbsolutePath()
            .normalize();
    // The peer adds hundreds of thousands of shares as doubles.
    private static final double PEER_ERROR = 1e-10;

    @TempDir
    private static Path folder;

    private static Map<String, Map<String, String>> results;

    @BeforeAll
    static void readTheResults() throws IOException {
        Path file = DATA.resolve("EXPECTED.csv");
        assumeTrue(Files.exists(file), "needs the published data sets in " + DATA);
        List<String> lines = Files.readAllLines(file);
        results = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            Map<String, String> result = result(lines.get(0), line);
            results.put(result.get("name"), result);
        }
    }

    @Test
    void allHaveADistributionToCompareThemWith() {
        assertThat(PublishedDistribution.ALL.stream().map(PublishedDistribution::name))
                .containsExactlyInAnyOrderElementsOf(results.keySet());
    }

    static Stream<PublishedDistribution> distributions() {
        return PublishedDistribution.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void agreeWithTheirKnownResults(PublishedDistribution published) throws IOException, SQLException {
        Map<String, String> expected = results.get(published.name());
        Path file = published.file(DATA, folder);
        Measured measured = Measured.run(
                file.toString(),
                "--holder",
                published.holder(),
                "--amount",
                published.amount(),
                "--decimals",
                Integer.toString(published.decimals()),
                "--json",
                "--threshold",
                "33/100",
                "66/100");
        assertThat(measured.err()).isEmpty();
        JsonNode json = measured.json();

        assertThat(json.get("population").asText()).isEqualTo(expected.get("n"));
        assertThat(json.get("total").textValue()).isEqualTo(expected.get("total"));
        assertClose(json.get("hhi").doubleValue(), expected.get("hhi_10000"));
        assertClose(json.get("entropyBits").doubleValue(), expected.get("shannon_bits"));
        assertClose(json.get("gini").doubleValue(), expected.get("gini"));
        assertClose(json.get("theilNats").doubleValue(), expected.get("theil_T_nats"));
        assertClose(json.get("maxShare").doubleValue(), expected.get("cr1"));
        assertClose(json.get("cr").get("1").doubleValue(), expected.get("cr1"));
        assertClose(json.get("cr").get("10").doubleValue(), expected.get("cr10"));
        assertThat(json.get("nakamoto").get("1/2").asText()).isEqualTo(expected.get("nakamoto_gt_1_2_exact"));
        assertThat(json.get("nakamoto").get("1/3").asText()).isEqualTo(expected.get("nakamoto_gt_1_3_exact"));
        assertThat(json.get("nakamotoAtLeast").get("1/2").asText()).isEqualTo(expected.get("nakamoto_ge_1_2_exact"));
        assertThat(json.get("nakamotoAtLeast").get("33/100").asText()).isEqualTo(expected.get("tau33"));
        assertThat(json.get("nakamotoAtLeast").get("1/2").asText()).isEqualTo(expected.get("tau50"));
        assertThat(json.get("nakamotoAtLeast").get("66/100").asText()).isEqualTo(expected.get("tau66"));

        // Not printed: asked of the distribution that was read.
        Distribution distribution = HoldingReader.read(
                        file,
                        new HoldingFile.Reading(published.holder(), published.amount(), published.decimals(), null),
                        System.err)
                .holdings()
                .distribution();
        ConcentrationRatio three = new ConcentrationRatio(3);
        assertThat(distribution.amountAt(1)).hasToString(expected.get("max"));
        assertClose(
                three.of(distribution.moments(three.addTo(Cuts.NONE)))
                        .asDouble()
                        .orElseThrow(),
                expected.get("cr3"));
    }

    private static void assertClose(double actual, String expected) {
        double value = Double.parseDouble(expected);
        assertThat(actual).isCloseTo(value, within(PEER_ERROR * Math.abs(value)));
    }

    private static Map<String, String> result(String header, String line) {
        String[] columns = header.split(",", -1);
        // The note is the only quoted field: its commas are of no interest here.
        String[] values = line.replaceAll("\"[^\"]*\"", "").split(",", -1);
        Map<String, String> result = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i++) {
            result.put(columns[i], values[i]);
        }
        return result;
    }
}
