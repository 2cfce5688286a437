package io.chokepoint.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.ingest.descriptor.DescribedSource;
import io.chokepoint.ingest.descriptor.Descriptor;
import io.chokepoint.ingest.descriptor.DescriptorReader;
import io.chokepoint.ingest.lake.CompiledPlans;
import io.chokepoint.ingest.lake.FileLedger;
import io.chokepoint.ingest.lake.IngestRun;
import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.lake.Source;
import io.chokepoint.ingest.lake.TestLake;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Shipped descriptors on the published files that they are for, into a lake; skipped without {@link SharedData}. */
@ExtendWith(CompiledPlans.class)
class RealInputIT {
    private record Real(String descriptor, String file, String expected) {}

    private static final List<Real> REAL = List.of(
            new Real("uniswap-uni-airdrop", "defi/uniswap-uni-airdrop/uni_airdrop.csv.gz", "uni_airdrop"),
            new Real("ethereum-genesis", "defi/ethereum-genesis/mainnet.json.gz", "ethereum_genesis"),
            new Real(
                    "rocket-pool-collateral-rpl",
                    "defi/rocketpool-rewards/rp-rewards-mainnet-20.json.gz",
                    "rocketpool_20_collateralRpl"),
            new Real(
                    "rocket-pool-smoothing-pool-eth",
                    "defi/rocketpool-rewards/rp-rewards-mainnet-20.json.gz",
                    "rocketpool_20_smoothingPoolEth"),
            new Real(
                    "internet-computer-nodes-by-provider",
                    "compute/dfinity-ic/current_nodes_20250819.csv.gz",
                    "ic_20250819_nodes_by_provider"),
            new Real(
                    "internet-computer-nodes-by-country",
                    "compute/dfinity-ic/current_nodes_20250819.csv.gz",
                    "ic_20250819_nodes_by_country"),
            new Real(
                    "solana-validator-stake",
                    "compute/solana-validators/mainnet_validators_epoch780.json.gz",
                    "solana_780_validator_stake"),
            new Real("optimism-retropgf3", "dao/retropgf3/results_canonical.csv.gz", "retropgf3_op_received"));

    /** The files that are taken here. */
    static List<String> files() {
        return REAL.stream().map(Real::file).toList();
    }

    @TempDir
    private Path directory;

    @Test
    void populationsAndTotalsAreThePublishedOnes() throws IOException {
        Path data = SharedData.directory();
        TestLake lake = new TestLake(directory);
        List<Source> sources = new ArrayList<>();
        Map<String, String> subjects = new HashMap<>();
        for (Real real : REAL) {
            Descriptor descriptor = DescriptorReader.read(
                            Path.of("src/main/resources/descriptors", real.descriptor() + ".yaml"))
                    .of(List.of(data.resolve(real.file()).toUri().toString()));
            sources.add(DescribedSource.of(descriptor, lake.reading().configuration()));
            subjects.put(descriptor.dataset(), real.expected());
        }
        IngestRun run = lake.take(false, sources);

        assertThat(run.files()).hasSize(REAL.size()).allSatisfy(file -> {
            assertThat(file.accepted() + file.duplicates() + file.quarantined()).isEqualTo(file.rowsIn());
            assertThat(file.quarantined()).isZero();
        });
        assertThat(populations(lake)).isEqualTo(expectedPopulations(data));
        Map<String, BigInteger> totals = new HashMap<>();
        run.files().forEach(file -> totals.put(subjects.get(file.dataset()), file.amountSum()));
        assertThat(totals).isEqualTo(expectedTotals(data));
        assertThat(run.files().stream().filter(file -> file.dataset().equals("uniswap-uni-airdrop")))
                .extracting(FileLedger::rowsIn, FileLedger::accepted)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(252_803L, 252_803L));
    }

    private static Map<String, Long> populations(TestLake lake) {
        Map<String, Long> populations = new HashMap<>();
        for (Row row : lake.lake()
                .committed(LakeTable.HOLDING)
                .where("amount <> '0'")
                .selectExpr("dataset", "holder")
                .distinct()
                .groupBy("dataset")
                .count()
                .collectAsList()) {
            REAL.stream()
                    .filter(real -> real.descriptor().equals(row.getString(0)))
                    .forEach(real -> populations.put(real.expected(), row.getLong(1)));
        }
        return populations;
    }

    private static Map<String, Long> expectedPopulations(Path data) throws IOException {
        Map<String, Long> expected = new HashMap<>();
        expected(data).forEach((name, columns) -> expected.put(name, Long.valueOf(columns[2])));
        return expected;
    }

    private static Map<String, BigInteger> expectedTotals(Path data) throws IOException {
        Map<String, BigInteger> expected = new HashMap<>();
        expected(data).forEach((name, columns) -> expected.put(name, new BigInteger(columns[3])));
        return expected;
    }

    private static Map<String, String[]> expected(Path data) throws IOException {
        Map<String, String[]> expected = new HashMap<>();
        for (String line : Files.readAllLines(data.resolve("EXPECTED.csv"))) {
            String[] columns = line.split(",");
            if (REAL.stream().anyMatch(real -> real.expected().equals(columns[0]))) {
                expected.put(columns[0], columns);
            }
        }
        return expected;
    }
}
