package io.chokepoint.ingest.normalise;

import static io.chokepoint.ingest.collect.RecordedSource.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.ingest.collect.Collecting;
import io.chokepoint.ingest.collect.Collector;
import io.chokepoint.ingest.collect.RecordedSource;
import io.chokepoint.ingest.collect.akash.AkashCollector;
import io.chokepoint.ingest.collect.akash.Console;
import io.chokepoint.ingest.collect.filecoin.FilecoinCollector;
import io.chokepoint.ingest.collect.filecoin.Lotus;
import io.chokepoint.ingest.collect.helium.HeliumCollector;
import io.chokepoint.ingest.collect.solana.SolanaCollector;
import io.chokepoint.ingest.collect.thegraph.GraphNode;
import io.chokepoint.ingest.collect.thegraph.SubgraphCollector;
import io.chokepoint.ingest.lake.FileLedger;
import io.chokepoint.ingest.lake.IngestRun;
import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.lake.Source;
import io.chokepoint.ingest.lake.TestLake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each network's source answers, as rows of one lake. */
class CollectedNetworksIT {
    private static final String VOTE = "Vote111111111111111111111111111111111111111";
    private static final String SYSTEM = "11111111111111111111111111111111";
    private static final String SOMEBODY = "0x00000000000000000000000000000000000000aa";

    @TempDir
    private static Path directory;

    private static TestLake lake;
    private static IngestRun run;

    @BeforeAll
    static void collectAndNormalise() throws IOException {
        try (RecordedSource source = new RecordedSource()) {
            Console.answering(source);
            collect(new AkashCollector(), source, "v1beta5");
            filecoin(source);
            source.on(
                    "/v1/hotspots",
                    json("{\"data\":[{\"address\":\"h1\",\"owner\":\"o1\",\"name\":\"a\"},"
                            + "{\"address\":\"h2\",\"owner\":\"o1\",\"name\":\"b\"}]}"));
            collect(new HeliumCollector(), source, "v1");
            solana(source);
            subgraphs(source);
        }
        lake = new TestLake(directory);
        List<Source> sources = new ArrayList<>();
        for (String name : List.of("akash", "filecoin", "helium", "solana", "thegraph")) {
            sources.addAll(Normaliser.sources(directory, name, lake.reading().configuration()));
        }
        run = lake.take(false, sources);
    }

    private static void filecoin(RecordedSource source) {
        Lotus lotus = new Lotus();
        lotus.miner("f01000", "f0700", "340");
        lotus.miner("f02000", "f0700", "17179869184000000000");
        lotus.miner("f03000", "f0800", "0");
        source.on("", lotus).on("/", lotus);
        collect(new FilecoinCollector(), source);
    }

    private static void solana(RecordedSource source) {
        String validator = "{\"account\":\"%s\",\"active_stake\":%s,\"autonomous_system_number\":24940,"
                + "\"data_center_key\":\"%s\",\"delinquent\":false,\"commission\":5}";
        source.on(
                "/api/v1/validators/mainnet.json",
                json("[%s,%s]"
                        .formatted(
                                validator.formatted(VOTE, "9007199254740993", "24940-FI-Helsinki"),
                                validator.formatted(SYSTEM, "9007199254740995", "24940-DE-Falkenstein"))));
        collect(new SolanaCollector(), source, "mainnet");
    }

    private static void subgraphs(RecordedSource source) throws IOException {
        GraphNode node = new GraphNode();
        node.entity(
                "transcoders",
                SOMEBODY,
                Stream.of(
                                "active",
                                "status",
                                "activationRound",
                                "rewardCut",
                                "feeShare",
                                "totalVolumeETH",
                                "totalVolumeUSD",
                                "thirtyDayVolumeETH",
                                "serviceURI",
                                "totalStake")
                        .flatMap(field -> Stream.of(field, "\"12.000000000000000001\""))
                        .toArray(String[]::new));
        node.entity(
                "financialsDailySnapshots",
                "0x01-19674",
                "timestamp",
                "\"1699900000\"",
                "totalValueLockedUSD",
                "\"9\"",
                "dailySupplySideRevenueUSD",
                "\"1234.567890123456789012345678901\"",
                "dailyProtocolSideRevenueUSD",
                "\"0.5\"",
                "dailyTotalRevenueUSD",
                "\"1235.06\"",
                "protocol",
                "{\"id\":\"0x01\"}");
        node.entity(
                "delegates",
                SOMEBODY,
                "delegatedVotesRaw",
                "\"340282366920938463463374607431768211457\"",
                "delegatedVotes",
                "\"1\"");
        List<String> ids = List.of("LivepeerSubgraph", "LendingSubgraph", "GovernanceSubgraph");
        ids.forEach(id -> source.on("/subgraphs/id/" + id, node));
        collect(
                new SubgraphCollector(),
                source,
                "livepeer:42161:main:LivepeerSubgraph",
                "lending:1:aave:LendingSubgraph",
                "governance:1:uniswap:GovernanceSubgraph");
    }

    private static void collect(Collector collector, RecordedSource source, String... names) {
        new Collecting(directory, collector, source.url("")).run(names);
    }

    @Test
    void nothingIsSetAside() {
        assertThat(run.files()).allMatch(file -> file.quarantined() == 0 && file.duplicates() == 0);
        assertThat(run.files()).extracting(FileLedger::dataset).contains("akash-gpu-by-country", "filecoin-owners");
    }

    @Test
    void capacityIsOfProvidersThatAreOnlineByProviderAndByCountry() {
        assertThat(amounts("akash/gpu-by-provider"))
                .containsExactly(
                        Console.SECOND + " 1",
                        Console.SECOND + " 12",
                        Console.SECOND + " 3",
                        Console.FIRST + " 1",
                        Console.FIRST + " 3",
                        Console.FIRST + " 4");
        assertThat(amounts("akash/gpu-by-country")).containsExactly("DE 1", "DE 12", "DE 3", "US 1", "US 3", "US 4");
        assertThat(amounts("akash/cpu-by-country")).contains("US 1000", "DE 500");
    }

    @Test
    void whatIsPaidForLeasesIsOfOneCoin() {
        assertThat(amounts("akash/lease-payments/v1beta5"))
                .containsExactly(Console.FIRST + " 100500000000000000000", Console.FIRST + " 250000000000000000");
    }

    @Test
    void powerOfMinersIsOfTheDayOfTheTipsetAndHasOwnersAsLabels() {
        assertThat(amounts("filecoin/quality-adjusted-power"))
                .containsExactly("f01000 340", "f02000 17179869184000000000", "f03000 0");
        assertThat(lake.seen(LakeTable.HOLDING, "subject_id", "as_of")).contains("filecoin/raw-byte-power 2023-11-15");
        assertThat(lake.seen(LakeTable.LABEL, "network", "holder", "entity"))
                .containsExactly("filecoin f01000 f0700", "filecoin f02000 f0700");
    }

    @Test
    void hotspotsAreCountedByOwner() {
        assertThat(amounts("helium/hotspots")).containsExactly("o1 1", "o1 1");
    }

    @Test
    void stakeOnSolanaIsExactByValidatorDataCentreAndAutonomousSystem() {
        assertThat(amounts("solana/mainnet/stake-by-validator"))
                .containsExactly(SYSTEM + " 9007199254740995", VOTE + " 9007199254740993");
        assertThat(amounts("solana/mainnet/stake-by-asn"))
                .containsExactly("24940 9007199254740993", "24940 9007199254740995");
        assertThat(amounts("solana/mainnet/stake-by-data-centre"))
                .containsExactly("24940-DE-Falkenstein 9007199254740995", "24940-FI-Helsinki 9007199254740993");
    }

    @Test
    void entitiesOfSubgraphsAreStakeVotesAndRevenueWithAllTheirDigits() {
        assertThat(amounts("livepeer/main/transcoders")).containsExactly(SOMEBODY + " 12000000000000000001");
        assertThat(amounts("governance/uniswap/delegated-votes"))
                .containsExactly(SOMEBODY + " 340282366920938463463374607431768211457");
        assertThat(amounts("defi/aave/revenue"))
                .containsExactly(
                        "protocol 500000000000000000000000000000000000",
                        "suppliers of capital 1234567890123456789012345678901000000000");
    }

    private static List<String> amounts(String subject) {
        return lake.seen(LakeTable.HOLDING, "holder", "amount", "subject_id").stream()
                .filter(row -> row.endsWith(" " + subject))
                .map(row -> row.substring(0, row.length() - subject.length() - 1))
                .toList();
    }
}
