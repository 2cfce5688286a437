package io.chokepoint.ingest.normalise;

import static io.chokepoint.ingest.collect.ethereum.Chain.CONTRACT;
import static io.chokepoint.ingest.collect.ethereum.Chain.holder;
import static io.chokepoint.ingest.collect.ethereum.Chain.word;
import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.ingest.collect.Collecting;
import io.chokepoint.ingest.collect.RecordedSource;
import io.chokepoint.ingest.collect.ethereum.Chain;
import io.chokepoint.ingest.collect.ethereum.EthereumCollector;
import io.chokepoint.ingest.lake.FileLedger;
import io.chokepoint.ingest.lake.IngestRun;
import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.lake.Runs;
import io.chokepoint.ingest.lake.TestLake;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.web3j.abi.EventEncoder;

/** From a node's logs to rows of the lake, through reorganisations of its chain. */
class CollectedLogsIT {
    private static final String FREEZE = EventEncoder.buildEventSignature("Blacklisted(address)");
    private static final String VOTE =
            EventEncoder.buildEventSignature("VoteCast(address,uint256,uint8,uint256,string)");
    private static final String[] FACTS = {"transaction_hash", "recipient", "amount", "block_number", "block_time"};

    private final RecordedSource source = new RecordedSource();

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void aReplacedBlockIsWithdrawnWithTheCommitThatTakesTheOneInItsPlace() {
        Chain chain = new Chain().upTo(90, "a").transfer(10, "1", "00", "0a", 100);
        chain.transfer(85, "2", "0a", "0b", 5).transfer(86, "3", "0a", "0c", 7);
        chain.log(86, "4", "0x", FREEZE, holder("0c")).log(87, "5", vote(900), VOTE, holder("0a"));
        Place place = new Place(directory.resolve("taken-between"), chain);
        Place late = new Place(directory.resolve("taken-once"), chain);
        late.collect();
        IngestRun before = place.collectAndTake();
        assertThat(before.files()).as("of transfers, controls and votes").hasSize(3);
        assertThat(sum(before, FileLedger::accepted)).isEqualTo(5);

        // The first transfer is in another block now, the second one nowhere, the vote has another weight.
        chain.dropFrom(85).upTo(95, "b").transfer(88, "2", "0a", "0b", 5);
        chain.log(89, "6", "0x", FREEZE, holder("0d")).log(90, "7", vote(800), VOTE, holder("0a"));
        IngestRun after = place.collectAndTake();

        assertThat(sum(after, FileLedger::quarantined)).isZero();
        assertThat(sum(after, FileLedger::rowsIn))
                .isEqualTo(sum(after, FileLedger::accepted) + sum(after, FileLedger::duplicates));
        assertThat(Runs.in(place.lake.lake()).withdrawn(after))
                .extracting(gone -> gone.table() + " " + gone.rows())
                .containsExactly("control 1", "holding 1", "transfer 2");
        IngestRun once = late.collectAndTake();
        assertThat(sum(once, FileLedger::rowsIn))
                .as("rows of dropped blocks are none")
                .isEqualTo(4);
        assertThat(Runs.in(late.lake.lake()).withdrawn(once)).isEmpty();
        assertThat(place.seen()).hasSize(4).isEqualTo(late.seen());
    }

    @Test
    void whatTheNodeSaysIsRemovedIsWithdrawnAndCountsAgainWhenItComesBack() {
        Chain chain = new Chain().upTo(90, "a").transfer(80, "1", "00", "0a", 5).transfer(90, "2", "00", "0b", 6);
        Place place = new Place(directory, chain);
        place.collectAndTake();
        List<String> all = place.seen();
        chain.removesTheNewest();
        IngestRun removed = place.collectAndTake();
        assertThat(sum(removed, FileLedger::rowsIn)).isEqualTo(sum(removed, FileLedger::duplicates));
        assertThat(place.seen()).hasSize(1).allMatch(row -> row.contains("0a".repeat(20)));
        chain.dropFrom(90).upTo(92, "a").transfer(90, "2", "00", "0b", 6);
        place.collectAndTake();
        assertThat(place.seen()).hasSize(2).isEqualTo(all);
    }

    private static String vote(int weight) {
        return "0x"
                + List.of("2a", "1", Integer.toHexString(weight), "80", "0").stream()
                        .map(hex -> word(hex).substring(2))
                        .reduce("", String::concat);
    }

    private static long sum(IngestRun run, ToLongFunction<FileLedger> number) {
        return run.files().stream()
                .filter(file -> !file.status().equals(FileLedger.UNCHANGED))
                .mapToLong(number)
                .sum();
    }

    /** A lake with its raw zone. */
    private final class Place {
        private final Path root;
        private final Chain chain;
        private final TestLake lake;

        private Place(Path root, Chain chain) {
            this.root = root;
            this.chain = chain;
            this.lake = new TestLake(root);
        }

        private void collect() {
            source.on("/", chain);
            new Collecting(root, new EthereumCollector(), source.url("/")).run(CONTRACT + ":0", "finality:10");
        }

        private IngestRun collectAndTake() {
            collect();
            return lake.take(
                    false, Normaliser.sources(root, "ethereum", lake.reading().configuration()));
        }

        private List<String> seen() {
            List<String> rows = lake.seen(LakeTable.TRANSFER, FACTS);
            rows.addAll(lake.seen(LakeTable.CONTROL, "action", "address", "as_of"));
            rows.addAll(lake.seen(LakeTable.HOLDING, "holder", "record_key", "amount", "as_of"));
            return rows;
        }
    }
}
