package io.chokepoint.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @BeforeAll
    static void needTheFiles() {
        assumeTrue(Files.exists(DATA.resolve("EXPECTED.csv")), "needs the published data sets in " + DATA);
    }

    @ParameterizedTest
    @CsvSource({
        "uni_airdrop, defi/uniswap-uni-airdrop/uni_airdrop.csv.gz, address, amount_wei, 0",
        "livepeer_delegators, compute/livepeer/delegator_claim_snapshot.csv.gz, delegator, pending_stake, 0",
        "livepeer_stake_by_orchestrator, compute/livepeer/delegator_claim_snapshot.csv.gz, delegate, pending_stake, 0",
        "cosmoshub, compute/cosmoshub/cosmoshub_hhi_2025-10-21.csv, name, power, 0",
        "eth_rated_operator, compute/eth-staking/rated_operator_hhi_2025-10-21.csv.gz, name, effective_balance_gwei, 0",
        "sui_validator_stake, compute/sui-validators/sui_validators.csv, name, stake, 9"
    })
    void agreeWithTheirKnownResults(String name, String file, String holder, String amount, String decimals)
            throws IOException {
        Map<String, String> expected = expected(name);
        Measured measured = Measured.run(
                DATA.resolve(file).toString(),
                "--holder",
                holder,
                "--amount",
                amount,
                "--decimals",
                decimals,
                "--json",
                "--threshold",
                "33/100",
                "66/100");
        assertThat(measured.err()).isEmpty();
        JsonNode json = measured.json();

        assertThat(json.get("population").asText()).isEqualTo(expected.get("n"));
        assertThat(json.get("total").textValue()).isEqualTo(expected.get("total"));
        assertClose(json.get("hhi"), expected.get("hhi_10000"));
        assertClose(json.get("entropyBits"), expected.get("shannon_bits"));
        assertClose(json.get("gini"), expected.get("gini"));
        assertClose(json.get("theilNats"), expected.get("theil_T_nats"));
        assertClose(json.get("cr").get("1"), expected.get("cr1"));
        assertClose(json.get("cr").get("10"), expected.get("cr10"));
        assertThat(json.get("nakamoto").get("1/2").asText()).isEqualTo(expected.get("nakamoto_gt_1_2_exact"));
        assertThat(json.get("nakamoto").get("1/3").asText()).isEqualTo(expected.get("nakamoto_gt_1_3_exact"));
        assertThat(json.get("nakamotoAtLeast").get("1/2").asText()).isEqualTo(expected.get("nakamoto_ge_1_2_exact"));
        assertThat(json.get("nakamotoAtLeast").get("33/100").asText()).isEqualTo(expected.get("tau33"));
        assertThat(json.get("nakamotoAtLeast").get("66/100").asText()).isEqualTo(expected.get("tau66"));
    }

    private static void assertClose(JsonNode actual, String expected) {
        double value = Double.parseDouble(expected);
        assertThat(actual.doubleValue()).isCloseTo(value, within(PEER_ERROR * Math.max(1, Math.abs(value))));
    }

    private static Map<String, String> expected(String name) throws IOException {
        List<String> lines = Files.readAllLines(DATA.resolve("EXPECTED.csv"));
        String[] columns = lines.get(0).split(",", -1);
        String[] values = lines.stream()
                .filter(line -> line.startsWith(name + ","))
                .findFirst()
                .orElseThrow()
                // The note is the only quoted field: its commas are of no interest here.
                .replaceAll("\"[^\"]*\"", "")
                .split(",", -1);
        Map<String, String> expected = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i++) {
            expected.put(columns[i], values[i]);
        }
        return expected;
    }
}
