package io.chokepoint.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Published data sets through the shipped descriptors, to GraphQL, against results that others computed. The files are not
 * part of the project: without the folder that {@code CHOKEPOINT_SHARED_DATA} names, or {@code ../shared/data} beside the
 * checkout, these tests are skipped.
 */
class RealInputIT {
    private static final Path DATA = Path.of(
                    Objects.requireNonNullElse(System.getenv("CHOKEPOINT_SHARED_DATA"), "../../shared/data"))
            .toAbsolutePath()
            .normalize();
    private static final Path DESCRIPTORS = Path.of("../ingest/src/main/resources/descriptors");
    private static final Map<String, String> FILES = Map.of(
            "uniswap-uni-airdrop", "defi/uniswap-uni-airdrop/uni_airdrop.csv.gz",
            "ethereum-genesis", "defi/ethereum-genesis/mainnet.json.gz",
            "rocket-pool-collateral-rpl", "defi/rocketpool-rewards/rp-rewards-mainnet-20.json.gz",
            "rocket-pool-smoothing-pool-eth", "defi/rocketpool-rewards/rp-rewards-mainnet-20.json.gz",
            "internet-computer-nodes-by-provider", "compute/dfinity-ic/current_nodes_20250819.csv.gz",
            "internet-computer-nodes-by-country", "compute/dfinity-ic/current_nodes_20250819.csv.gz",
            "solana-validator-stake", "compute/solana-validators/mainnet_validators_epoch780.json.gz",
            "optimism-retropgf3", "dao/retropgf3/results_canonical.csv.gz");

    @BeforeAll
    static void takeTheFilesAndComputeTheirIndices(@TempDir Path folder) throws IOException {
        assumeTrue(Files.exists(DATA.resolve("EXPECTED.csv")), "needs the published data sets in " + DATA);
        List<String> arguments = new ArrayList<>();
        for (Map.Entry<String, String> dataset : FILES.entrySet()) {
            Path descriptor = folder.resolve(dataset.getKey() + ".yaml");
            Files.copy(DESCRIPTORS.resolve(dataset.getKey() + ".yaml"), descriptor);
            Path file = DATA.resolve(dataset.getValue());
            Path link = folder.resolve(file.getFileName().toString());
            if (!Files.exists(link)) {
                Files.createSymbolicLink(link, file);
            }
            arguments.addAll(List.of("--descriptor", descriptor.toString()));
        }
        RunningPlatform platform = RunningPlatform.get();
        System.out.println(platform.ingest(arguments.toArray(String[]::new)));
        System.out.println(platform.batch());
    }

    @ParameterizedTest
    @CsvSource({
        "uniswap-uni-airdrop, uni_airdrop",
        "ethereum-genesis, ethereum_genesis",
        "rocket-pool-collateral-rpl, rocketpool_20_collateralRpl",
        "rocket-pool-smoothing-pool-eth, rocketpool_20_smoothingPoolEth",
        "internet-computer-nodes-by-provider, ic_20250819_nodes_by_provider",
        "internet-computer-nodes-by-country, ic_20250819_nodes_by_country",
        "solana-validator-stake, solana_780_validator_stake",
        "optimism-retropgf3, retropgf3_op_received"
    })
    void theAnswersAreTheExpectedOnes(String dataset, String expectedName) throws IOException {
        Map<String, String> expected = expected(expectedName);
        JsonNode subject = subject(dataset);

        assertThat(exact(subject, "POPULATION")).isEqualTo(expected.get("n"));
        assertThat(exact(subject, "TOTAL")).isEqualTo(expected.get("total"));
        assertThat(exact(subject, "NAKAMOTO_COEFFICIENT_1_2")).isEqualTo(expected.get("nakamoto_gt_1_2_exact"));
        assertThat(exact(subject, "NAKAMOTO_COEFFICIENT_1_3")).isEqualTo(expected.get("nakamoto_gt_1_3_exact"));
        assertClose(subject, "HHI", expected.get("hhi_10000"));
        assertClose(subject, "SHANNON_ENTROPY", expected.get("shannon_bits"));
        assertClose(subject, "GINI", expected.get("gini"));
        assertClose(subject, "THEIL_INDEX", expected.get("theil_T_nats"));
        assertClose(subject, "CONCENTRATION_RATIO_1", expected.get("cr1"));
        assertClose(subject, "CONCENTRATION_RATIO_10", expected.get("cr10"));
        assertThat(subject.at("/distribution/edges/0/node/amount").textValue()).isEqualTo(expected.get("max"));
    }

    private static String exact(JsonNode subject, String index) {
        return subject.at("/" + index + "/exactValue").textValue();
    }

    private static void assertClose(JsonNode subject, String index, String expected) {
        double value = Double.parseDouble(expected);
        assertThat(subject.at("/" + index + "/value").doubleValue())
                .as(index)
                .isCloseTo(value, within(1e-9 * Math.max(1, Math.abs(value))));
    }

    private static JsonNode subject(String dataset) throws IOException {
        String descriptor = Files.readString(DESCRIPTORS.resolve(dataset + ".yaml"));
        String key = field(descriptor, "  id: ");
        String resource = field(descriptor, "  resource: ").toUpperCase(Locale.ROOT);
        StringBuilder fields = new StringBuilder();
        for (String index : List.of(
                "POPULATION",
                "TOTAL",
                "NAKAMOTO_COEFFICIENT_1_2",
                "NAKAMOTO_COEFFICIENT_1_3",
                "HHI",
                "SHANNON_ENTROPY",
                "GINI",
                "THEIL_INDEX",
                "CONCENTRATION_RATIO_1",
                "CONCENTRATION_RATIO_10")) {
            fields.append("%1$s: index(index: %1$s, resource: %2$s) {value exactValue} ".formatted(index, resource));
        }
        return RunningPlatform.get()
                .ask(
                        "acme-analyst",
                        "{subject(key: \"%s\") {%s distribution(resource: %s, first: 1) {edges {node {amount}}}}}"
                                .formatted(key, fields, resource))
                .get("subject");
    }

    private static String field(String descriptor, String name) {
        return descriptor
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).trim())
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> expected(String name) throws IOException {
        List<String> lines = Files.readAllLines(DATA.resolve("EXPECTED.csv"));
        List<String> header = cells(lines.get(0));
        List<String> row = lines.stream()
                .map(RealInputIT::cells)
                .filter(cells -> cells.get(0).equals(name))
                .findFirst()
                .orElseThrow();
        Map<String, String> expected = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            expected.put(header.get(i), row.get(i));
        }
        return expected;
    }

    /** Cells of a line; a comma within quotes separates nothing. */
    private static List<String> cells(String line) {
        return List.of(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1));
    }
}
