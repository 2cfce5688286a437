package io.chokepoint.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** What the demo economy claims, and what its numbers say. */
class DemoStoryIT {
    private final RunningPlatform platform = RunningPlatform.get();

    @Test
    void aDaoWithHundredsOfDelegatesIsDecidedByThreeInSpring() {
        assertThat(value("meridian-dao", "POPULATION", "VOTING_POWER", "2026-04-30"))
                .isGreaterThan(200);
        assertThat(value("meridian-dao", "NAKAMOTO_COEFFICIENT_1_2", "VOTING_POWER", "2026-04-30"))
                .isLessThanOrEqualTo(3);
        assertThat(value("commons-guild", "NAKAMOTO_COEFFICIENT_1_2", "VOTING_POWER", "2026-04-30"))
                .isGreaterThan(50);
    }

    @Test
    void threeProvidersOfADexEarnMostOfItsFees() {
        assertThat(value("harbor-swap", "POPULATION", "LIQUIDITY", "2026-09-30"))
                .isGreaterThan(300);
        assertThat(value("harbor-swap", "NAKAMOTO_COEFFICIENT_1_2", "FEES_EARNED", "2026-09-30"))
                .isLessThanOrEqualTo(3);
    }

    @Test
    void aStablecoinEndsUpAtOneExchange() {
        assertThat(value("anchor-dollar", "CONCENTRATION_RATIO_1", "TOKEN_BALANCE", "2025-10-15"))
                .isLessThan(0.5);
        assertThat(value("anchor-dollar", "CONCENTRATION_RATIO_1", "TOKEN_BALANCE", "2026-09-30"))
                .isGreaterThan(0.5);
    }

    @Test
    void aComputeNetworkOfManyOperatorsStandsWithOneHost() {
        assertThat(value("loom-network", "NAKAMOTO_COEFFICIENT_1_2", "COMPUTE_CAPACITY", "2026-09-30"))
                .isGreaterThan(20);
        assertThat(value("loom-network/hosts", "NAKAMOTO_COEFFICIENT_1_2", "NODES", "2026-09-30"))
                .isEqualTo(1);
    }

    private double value(String key, String index, String resource, String at) {
        JsonNode answer = platform.ask(
                "acme-analyst",
                "{subject(key: \"%s\") {index(index: %s, resource: %s, at: \"%s\") {value reason}}}"
                        .formatted(key, index, resource, at));
        JsonNode value = answer.at("/subject/index/value");
        assertThat(value.isNumber()).as("%s of %s: %s", index, key, answer).isTrue();
        return value.doubleValue();
    }
}
