package io.chokepoint.ingest.event;

import static io.chokepoint.ingest.event.LogWords.CONTRACT;
import static io.chokepoint.ingest.event.LogWords.address;
import static io.chokepoint.ingest.event.LogWords.log;
import static io.chokepoint.ingest.event.LogWords.ticks;
import static io.chokepoint.ingest.event.LogWords.word;
import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.indices.Resource;
import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.read.SourceRecord;
import io.chokepoint.ingest.value.Keccak256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logs of what goes through pools of Uniswap. */
class PoolLogsTest {
    private static final LogRows.Origin ORIGIN = new LogRows.Origin("test", "eip155:1", "logs@test");
    private static final String ROUTER = "0x" + "0c".repeat(20);
    private static final String ANN = "0x" + "0a".repeat(20);
    private static final String V2 = "eip155:1/uniswap-v2:" + CONTRACT;
    private static final String V3 = "eip155:1/uniswap-v3:" + CONTRACT;
    private static final LogRows ROWS = LogTables.ALL.stream()
            .filter(rows -> rows.table() == LakeTable.HOLDING)
            .findFirst()
            .orElseThrow();

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = ' ',
            value = {
                "0xd78ad95fa46c994b6551d0da85fc275fe613ce37657fb8d5e3d130840159d822"
                        + " Swap(address,uint256,uint256,uint256,uint256,address)",
                "0xc42079f94a6350d7e6235f29174924f928cc2ac818eb64fed8004e115fbcca67"
                        + " Swap(address,address,int256,int256,uint160,uint128,int24)",
                "0x70935338e69775456a85ddef226c395fb668b63fa0115f5f20610b388e6ca9c0"
                        + " Collect(address,address,int24,int24,uint128,uint128)",
                "0x596b573906218d3411850b26a6b437d6c4522fdb43d2d2386263f86d50b8b151"
                        + " CollectProtocol(address,address,uint128,uint128)"
            })
    void anEventIsNamedByTheKeccakOfItsSignature(String topic, String signature) {
        byte[] digest = Keccak256.hash(signature.getBytes(StandardCharsets.US_ASCII));
        assertThat("0x" + HexFormat.of().formatHex(digest)).isEqualTo(topic);
        assertThat(new PoolLogs().topics()).contains(topic).hasSize(4);
    }

    @Test
    void whatASwapOfVersion2PutsInIsOfTheCallerByToken() {
        assertThat(held(log(PoolLogs.SWAP_V2, word(70) + word(0) + word(0) + word(69), address(ROUTER), address(ANN))))
                .containsExactly(V2 + "/token0/swapped pool_volume " + ROUTER + " 70");
        assertThat(held(log(PoolLogs.SWAP_V2, word(5) + word(6) + word(4) + word(0), address(ROUTER), address(ANN))))
                .as("a swap that pays with both tokens")
                .containsExactly(
                        V2 + "/token0/swapped pool_volume " + ROUTER + " 5",
                        V2 + "/token1/swapped pool_volume " + ROUTER + " 6");
    }

    @Test
    void whatASwapOfVersion3GivesOutIsNoVolume() {
        String price = word(1L << 40) + word(9) + "f".repeat(64);
        assertThat(held(log(PoolLogs.SWAP_V3, word(70) + minus(69) + price, address(ROUTER), address(ANN))))
                .containsExactly(V3 + "/token0/swapped pool_volume " + ROUTER + " 70");
        assertThat(held(log(PoolLogs.SWAP_V3, minus(3) + word(4) + price, address(ROUTER), address(ANN))))
                .containsExactly(V3 + "/token1/swapped pool_volume " + ROUTER + " 4");
    }

    @Test
    void whatIsCollectedOfAPositionIsOfWhomItIsPaidTo() {
        assertThat(held(log(
                        PoolLogs.COLLECT,
                        address(ANN) + word(11) + word(12),
                        address(ROUTER),
                        ticks(-887_220),
                        ticks(887_220))))
                .containsExactly(
                        V3 + "/token0/collected pool_volume " + ANN + " 11",
                        V3 + "/token1/collected pool_volume " + ANN + " 12");
        assertThat(held(log(PoolLogs.COLLECT, address(ANN) + word(0) + word(0), address(ROUTER), ticks(-1), ticks(1))))
                .as("nothing is owed")
                .isEmpty();
    }

    @Test
    void feesOfTheProtocolAreEarnedByWhomTheyArePaidTo() {
        assertThat(held(log(PoolLogs.COLLECT_PROTOCOL, word(0) + word(8), address(ROUTER), address(ANN))))
                .containsExactly(V3 + "/token1/protocol-fees fees_earned " + ANN + " 8");
    }

    @Test
    void eventsOfThePositionManagerNameNoPoolAndAreNoRows() {
        EventType collect = EventType.declared("Collect(uint256 indexed, address, uint256, uint256)");
        EventType increase = EventType.declared("IncreaseLiquidity(uint256 indexed, uint128, uint256, uint256)");
        EventType decrease = EventType.declared("DecreaseLiquidity(uint256 indexed, uint128, uint256, uint256)");
        Set<String> read = ROWS.topics();
        assertThat(read).doesNotContain(collect.topic(), increase.topic(), decrease.topic());
        assertThat(held(log(collect, address(ANN) + word(11) + word(12), "0x" + word(42))))
                .isEmpty();
    }

    @Test
    void aSubjectSaysWhatItIs() {
        assertThat(ROWS.subject("uniswap-v2", CONTRACT + "/token0/swapped", "x", Resource.POOL_VOLUME, ORIGIN)
                        .name())
                .isEqualTo("uniswap-v2 " + CONTRACT + " token0 swapped");
    }

    private static List<String> held(SourceRecord log) {
        LogRecords records = new LogRecords(ROWS, ORIGIN);
        return records.of(log).stream()
                .peek(record -> assertThat(record.rejected()).isNull())
                .map(records::columns)
                .map(columns -> "%s %s %s %s".formatted(columns[1], columns[2], columns[4], columns[6]))
                .toList();
    }

    private static String minus(long number) {
        return "f".repeat(48) + "%016x".formatted(-number);
    }
}
