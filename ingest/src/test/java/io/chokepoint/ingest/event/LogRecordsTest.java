package io.chokepoint.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.read.Fields;
import io.chokepoint.ingest.read.SourceRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Logs as contracts write them; words are 32 bytes, and addresses the last 20 of one. */
class LogRecordsTest {
    private static final LogRows.Origin ORIGIN = new LogRows.Origin("test", "eip155:1", "logs@test");
    private static final String CONTRACT = "0x" + "c0".repeat(20);
    private static final String ANN = "0x" + "0a".repeat(20);
    private static final String BOB = "0x" + "0b".repeat(20);

    @Test
    void anErc20TransferMovesItsValueAndAnErc721TransferOneUnit() {
        EventType transfer = EventType.of("Transfer", "address", "address", "uint256");
        assertThat(transfer.topic()).isEqualTo("0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef");
        assertThat(rows(new TransferLogs(), log(word(1000), transfer.topic(), address(ANN), address(BOB))))
                .containsExactly("eip155:1/erc20:%s token_balance %s %s 1000 7".formatted(CONTRACT, ANN, BOB));
        assertThat(rows(new TransferLogs(), log("", transfer.topic(), address(ANN), address(BOB), "0x" + word(9))))
                .containsExactly("eip155:1/erc721:%s token_balance %s %s 1 7".formatted(CONTRACT, ANN, BOB));
        assertThat(rows(
                        new TransferLogs(),
                        log(address(ANN).substring(2) + address(BOB).substring(2) + word(5), transfer.topic())))
                .as("without topics but its name")
                .containsExactly("eip155:1/erc20:%s token_balance %s %s 5 7".formatted(CONTRACT, ANN, BOB));
    }

    @Test
    void aBatchOfErc1155IsSeveralTransfersOfSeveralSubjects() {
        EventType batch = EventType.of("TransferBatch", "address", "address", "address", "uint256[]", "uint256[]");
        String data = word(64) + word(160) + word(2) + word(1) + word(2) + word(2) + word(10) + word(20);
        assertThat(rows(new TransferLogs(), log(data, batch.topic(), address(BOB), address(ANN), address(BOB))))
                .containsExactly(
                        "eip155:1/erc1155:%s/1 token_balance %s %s 10 7".formatted(CONTRACT, ANN, BOB),
                        "eip155:1/erc1155:%s/2 token_balance %s %s 20 1000000007".formatted(CONTRACT, ANN, BOB));
    }

    @Test
    void delegatedVotesMoveFromAndToNobody() {
        EventType changed = EventType.of("DelegateVotesChanged", "address", "uint256", "uint256");
        String nobody = LakeTable.NOBODY;
        assertThat(rows(new TransferLogs(), log(word(3) + word(10), changed.topic(), address(ANN))))
                .containsExactly("eip155:1/votes:%s voting_power %s %s 7 7".formatted(CONTRACT, nobody, ANN));
        assertThat(rows(new TransferLogs(), log(word(10) + word(4), changed.topic(), address(ANN))))
                .containsExactly("eip155:1/votes:%s voting_power %s %s 6 7".formatted(CONTRACT, ANN, nobody));
        assertThat(rows(new TransferLogs(), log(word(4) + word(4), changed.topic(), address(ANN))))
                .isEmpty();
    }

    @Test
    void freezesOfUsdtAndUsdcAndSeizuresAndPausesAreActsOfControl() {
        assertThat(controls(log(address(ANN).substring(2), topic("AddedBlackList", "address"))))
                .containsExactly("freeze %s null".formatted(ANN));
        assertThat(controls(log("", topic("Blacklisted", "address"), address(ANN))))
                .containsExactly("freeze %s null".formatted(ANN));
        assertThat(controls(log("", topic("UnBlacklisted", "address"), address(ANN))))
                .containsExactly("unfreeze %s null".formatted(ANN));
        assertThat(controls(
                        log(address(ANN).substring(2) + word(77), topic("DestroyedBlackFunds", "address", "uint256"))))
                .containsExactly("seize %s 77".formatted(ANN));
        assertThat(controls(log("", topic("Pause")))).containsExactly("pause null null");
        assertThat(controls(log(word(5), topic("Issue", "uint256")))).containsExactly("mint null 5");
        assertThat(controls(log(word(5), topic("Mint", "address", "address", "uint256"), address(BOB), address(ANN))))
                .containsExactly("mint %s 5".formatted(ANN));
    }

    @Test
    void aVoteOfAGovernorIsWeighed() {
        String topic = topic("VoteCast", "address", "uint256", "uint8", "uint256", "string");
        String data = word(42) + word(1) + word(900) + word(128) + word(2) + "6f6b" + "0".repeat(60);
        List<SourceRecord> records = new LogRecords(new VoteLogs(), ORIGIN).of(log(data, topic, address(ANN)));
        Object[] columns = new LogRecords(new VoteLogs(), ORIGIN).columns(records.get(0));
        assertThat(Arrays.asList(columns).subList(1, 7))
                .containsExactly("eip155:1/governor:" + CONTRACT, "votes_cast", "eip155:1", ANN, "42/" + ANN, "900");
    }

    @Test
    void aLogThatDoesNotCarryItsValuesIsSetAsideAndOneOfAnotherEventIsNoRow() {
        String transfer =
                EventType.of("Transfer", "address", "address", "uint256").topic();
        assertThat(reasons(log("00", transfer, address(ANN), address(BOB)))).containsExactly("LOG_UNDECODABLE");
        assertThat(reasons(log(word(1), transfer, "0x" + "f".repeat(64), address(BOB))))
                .containsExactly("LOG_UNDECODABLE");
        assertThat(reasons(log(word(1), transfer, "0x12", address(BOB)))).containsExactly("MALFORMED_ROW");
        assertThat(reasons(log(word(1), "0x" + "9".repeat(64)))).isEmpty();
        assertThat(reasons(log(word(1), transfer, address(ANN), address(BOB), "0x" + word(1), "0x" + word(2))))
                .containsExactly("LOG_UNDECODABLE");
    }

    @Test
    void aLogThatANodeHasRemovedIsNoFact() {
        String transfer =
                EventType.of("Transfer", "address", "address", "uint256").topic();
        Map<String, String> fields = Map.of(
                "address", CONTRACT,
                "topics", "[\"" + transfer + "\"]",
                "data", "0x",
                "blockNumber", "0x10",
                "transactionHash", "0x" + "1".repeat(64),
                "logIndex", "0x7",
                "removed", "true");
        assertThat(reasons(new SourceRecord(1, "", fields::get, null))).containsExactly("LOG_REMOVED");
    }

    private static List<String> rows(LogRows rows, SourceRecord log) {
        LogRecords records = new LogRecords(rows, ORIGIN);
        return records.of(log).stream()
                .map(records::columns)
                .map(columns -> "%s %s %s %s %s %s"
                        .formatted(columns[3], columns[4], columns[5], columns[6], columns[7], columns[11]))
                .toList();
    }

    private static List<String> controls(SourceRecord log) {
        LogRecords records = new LogRecords(new ControlLogs(), ORIGIN);
        return records.of(log).stream()
                .map(records::columns)
                .map(columns -> "%s %s %s".formatted(columns[5], columns[4], columns[6]))
                .toList();
    }

    private static List<String> reasons(SourceRecord log) {
        return new LogRecords(new TransferLogs(), ORIGIN)
                .of(log).stream()
                        .map(record -> record.rejected() == null
                                ? "taken"
                                : record.rejected().reason().name())
                        .toList();
    }

    private static SourceRecord log(String data, String... topics) {
        List<String> quoted = new ArrayList<>();
        IntStream.range(0, topics.length).forEach(i -> quoted.add('"' + topics[i] + '"'));
        Map<String, String> fields = Map.of(
                "address",
                CONTRACT,
                "topics",
                "[" + String.join(", ", quoted) + "]",
                "data",
                "0x" + data,
                "block_number",
                "16",
                "block_timestamp",
                "1700000000",
                "transaction_hash",
                "0x" + "1".repeat(64),
                "log_index",
                "7");
        Fields named = fields::get;
        return new SourceRecord(1, "", named, null);
    }

    private static String topic(String name, String... types) {
        return EventType.of(name, types).topic();
    }

    private static String address(String address) {
        return "0x" + "0".repeat(24) + address.substring(2);
    }

    private static String word(long number) {
        return "%064x".formatted(number);
    }
}
