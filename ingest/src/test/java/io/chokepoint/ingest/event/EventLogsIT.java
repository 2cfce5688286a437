package io.chokepoint.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.ingest.lake.FileLedger;
import io.chokepoint.ingest.lake.IngestRun;
import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.lake.TestLake;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogsIT {
    private static final String CONTRACT = "0x" + "c0".repeat(20);
    private static final String ANN = "0a".repeat(20);

    @TempDir
    private Path directory;

    @Test
    void logsWithoutATimeHaveThatOfTheirBlock() {
        TestLake lake = new TestLake(directory);
        String vote = EventType.of("VoteCast", "address", "uint256", "uint8", "uint256", "string")
                .topic();
        String freeze = EventType.of("Blacklisted", "address").topic();
        String transfer =
                EventType.of("Transfer", "address", "address", "uint256").topic();
        String ann = "0x" + "0".repeat(24) + ANN;
        String mint = LiquidityLogs.MINT.topic();
        String supply = EventType.of("Supply", "address", "address", "address", "uint256", "uint16")
                .topic();
        Path logs = lake.write(
                "logs.csv",
                "address,topics,data,block_number,transaction_hash,log_index\n"
                        + log(1, vote + "," + ann, "0x" + word(42) + word(1) + word(900) + word(128) + word(0), 7)
                        + log(2, freeze + "," + ann, "", 8)
                        + log(3, freeze + "," + ann, "", 9)
                        + log(5, mint + "," + ann + "," + ticks(), "0x" + word(1) + word(700) + word(2) + word(3), 7)
                        + log(6, supply + "," + ann + "," + ann + ",0x" + word(0), "0x" + word(1) + word(60), 8)
                        + log(4, transfer + "," + ann + "," + ann, "0x" + word(5), 8));
        Path blocks = lake.write("blocks.csv", "number,timestamp\n7,1767225600\n8,1767312000\n");

        IngestRun run = lake.take(
                false,
                List.copyOf(EventLogs.of(
                        "logs",
                        "eip155:1",
                        List.of(logs.toUri().toString()),
                        EventLogs.Form.EXPORT,
                        List.of(blocks.toUri().toString()),
                        lake.reading())));

        assertThat(lake.seen(LakeTable.HOLDING, "holder", "amount", "as_of"))
                .containsExactly("0x" + ANN + " 60 2026-01-02", "0x" + ANN + " 900 2026-01-01");
        assertThat(lake.seen(LakeTable.SUBJECT, "subject_id", "resource"))
                .containsExactly(
                        "eip155:1/aave-v3:%s/0x%s/supplied lending_volume".formatted(CONTRACT, ANN),
                        "eip155:1/erc20:%s token_balance".formatted(CONTRACT),
                        "eip155:1/governor:%s votes_cast".formatted(CONTRACT),
                        "eip155:1/uniswap-v3:%s liquidity".formatted(CONTRACT));
        assertThat(lake.seen(LakeTable.CONTROL, "action", "as_of")).containsExactly("freeze 2026-01-02");
        assertThat(lake.seen(LakeTable.TRANSFER, "amount", "block_time", "as_of"))
                .containsExactly("5 2026-01-02T00:00:00Z 2026-01-02", "700 2026-01-01T00:00:00Z 2026-01-01");
        assertThat(run.files().stream().mapToLong(FileLedger::quarantined).sum())
                .as("of a block that nobody knows")
                .isEqualTo(1);
    }

    private static String log(int transaction, String topics, String data, int block) {
        return "%s,\"%s\",%s,%d,0x%s,0\n".formatted(CONTRACT, topics, data, block, word(transaction));
    }

    private static String ticks() {
        return "0x" + "f".repeat(64) + ",0x" + word(1);
    }

    private static String word(long value) {
        return "%064x".formatted(value);
    }
}
