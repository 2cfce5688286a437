package io.chokepoint.ingest.event;

import static io.chokepoint.ingest.event.LogWords.CONTRACT;
import static io.chokepoint.ingest.event.LogWords.address;
import static io.chokepoint.ingest.event.LogWords.log;
import static io.chokepoint.ingest.event.LogWords.ticks;
import static io.chokepoint.ingest.event.LogWords.word;
import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.read.SourceRecord;
import io.chokepoint.ingest.value.Keccak256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logs of liquidity and lending, laid out word by word as their contracts write them. */
class PositionLogsTest {
    private static final LogRows.Origin ORIGIN = new LogRows.Origin("test", "eip155:1", "logs@test");
    private static final String ASSET = "0x" + "a5".repeat(20);
    private static final String ANN = "0x" + "0a".repeat(20);
    private static final String BOB = "0x" + "0b".repeat(20);
    private static final LogRows TRANSFERS = of(LakeTable.TRANSFER);
    private static final LogRows HOLDINGS = of(LakeTable.HOLDING);

    private static final String POOL = "eip155:1/uniswap-v3:" + CONTRACT;
    private static final String COLLATERAL = "eip155:1/compound-v3:" + CONTRACT + "/" + ASSET;

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = ' ',
            value = {
                "0x7a53080ba414158be7ec69b987b5fb7d07dee101fe85488f0853ae16239d0bde"
                        + " Mint(address,address,int24,int24,uint128,uint256,uint256)",
                "0x0c396cd989a39f4459b5fa1aed6a9a8dcdbc45908acfd67e028cd568da98982c"
                        + " Burn(address,int24,int24,uint128,uint256,uint256)",
                "0xfa56f7b24f17183d81894d3ac2ee654e3c26388d17a28dbd9549b8114304e1f4"
                        + " SupplyCollateral(address,address,address,uint256)",
                "0x29db89d45e1a802b4d55e202984fce9faf1d30aedf86503ff1ea0ed9ebb64201"
                        + " TransferCollateral(address,address,address,uint256)",
                "0xd6d480d5b3068db003533b170d67561494d72e3bf9fa40a266471351ebba9e16"
                        + " WithdrawCollateral(address,address,address,uint256)",
                "0x9850ab1af75177e4a9201c65a2cf7976d5d28e40ef63494b44366f86b2f9412e"
                        + " AbsorbCollateral(address,address,address,uint256,uint256)",
                "0xde6857219544bb5b7746f48ed30be6386fefc61b2f864cacf559893bf50fd951"
                        + " Deposit(address,address,address,uint256,uint16)",
                "0xc6a898309e823ee50bac64e45ca8adba6690e99e7841c45d754e2a38e9019d9b"
                        + " Borrow(address,address,address,uint256,uint256,uint256,uint16)",
                "0x4cdde6e09bb755c9a5589ebaec640bbfedff1362d4b255ebf8339782b9942faa"
                        + " Repay(address,address,address,uint256)",
                "0x2b627736bca15cd5381dcf80b0bf11fd197d01a037c52b927a881a10fb73ba61"
                        + " Supply(address,address,address,uint256,uint16)",
                "0xb3d084820fb1a9decffb176436bd02558d15fac9b0ddfed8c465bc7359d7dce0"
                        + " Borrow(address,address,address,uint256,uint8,uint256,uint16)",
                "0xa534c8dbe71f871f9f3530e97a74601fea17b426cae02e1c5aee42c96c784051"
                        + " Repay(address,address,address,uint256,bool)",
                "0x3115d1449a7b732c986cba18244e897a450f61e1bb8d589cd2e69e6c8924f9f7"
                        + " Withdraw(address,address,address,uint256)",
                "0xe413a321e8681d831f4dbccbca790d2952b56f977908e45be37335533e005286"
                        + " LiquidationCall(address,address,address,uint256,uint256,address,bool)",
                "0x4c209b5fc8ad50758f13e2e1088ba56a560dff690a1c6fef26394f4c03821c4f Mint(address,uint256,uint256)",
                "0xe5b754fb1abb7f01b499791d0b820ae3b6af3424ac1c59768edb53f4ec31a929 Redeem(address,uint256,uint256)",
                "0x13ed6866d4e1ee6da46f845c46d7e54120883d75c5ea9a2dacc1c4ca8984ab80"
                        + " Borrow(address,uint256,uint256,uint256)",
                "0x1a2a22cb034d26d1854bdc6666a5b91fe25efbbb5dcad3b0355478d6f5c362a1"
                        + " RepayBorrow(address,address,uint256,uint256,uint256)",
                "0x298637f684da70674f26509b10f07ec2fbc77a335ab1e7d6215a4b2484d8bb52"
                        + " LiquidateBorrow(address,address,uint256,address,uint256)",
                "0xd1cf3d156d5f8f0d50f6c122ed609cec09d35c9b9fb3fff6ea0959134dae424e Supply(address,address,uint256)",
                "0x9b1bfa7fa9ee420a16e124f794c35ac9f90472acc99140eb2f6447c714cad8eb Withdraw(address,address,uint256)",
                "0x1547a878dc89ad3c367b6338b4be6a65a5dd74fb77ae044da1e8747ef1f4f62f"
                        + " AbsorbDebt(address,address,uint256,uint256)"
            })
    void anEventIsNamedByTheKeccakOfItsSignature(String topic, String signature) {
        byte[] digest = Keccak256.hash(signature.getBytes(StandardCharsets.US_ASCII));
        assertThat("0x" + HexFormat.of().formatHex(digest)).isEqualTo(topic);
        assertThat(known()).contains(topic);
    }

    @Test
    void everyEventIsAmongThoseThatAreProven() throws Exception {
        int proven = getClass()
                .getDeclaredMethod("anEventIsNamedByTheKeccakOfItsSignature", String.class, String.class)
                .getAnnotation(CsvSource.class)
                .value()
                .length;
        assertThat(known()).hasSize(proven);
    }

    @Test
    void liquidityOfAUniswapV3PoolComesAndGoesWithItsOwner() {
        assertThat(transfers(log(
                        LiquidityLogs.MINT,
                        address(BOB) + word(500) + word(7) + word(9),
                        address(ANN),
                        ticks(-887_220),
                        ticks(887_220))))
                .containsExactly(POOL + " liquidity " + LakeTable.NOBODY + " " + ANN + " 500");
        assertThat(transfers(log(
                        LiquidityLogs.BURN,
                        word(200) + word(3) + word(4),
                        address(ANN),
                        ticks(-887_220),
                        ticks(887_220))))
                .containsExactly(POOL + " liquidity " + ANN + " " + LakeTable.NOBODY + " 200");
        assertThat(transfers(log(LiquidityLogs.BURN, word(0) + word(0) + word(0), address(ANN), ticks(-1), ticks(1))))
                .as("what is owed is brought up to date, and nothing taken out")
                .isEmpty();
    }

    @Test
    void collateralOfCompoundV3MovesBetweenAccounts() {
        assertThat(transfers(
                        log(LiquidityLogs.SUPPLY_COLLATERAL, word(50), address(BOB), address(ANN), address(ASSET))))
                .containsExactly(COLLATERAL + " liquidity " + LakeTable.NOBODY + " " + ANN + " 50");
        assertThat(transfers(
                        log(LiquidityLogs.TRANSFER_COLLATERAL, word(20), address(ANN), address(BOB), address(ASSET))))
                .containsExactly(COLLATERAL + " liquidity " + ANN + " " + BOB + " 20");
        assertThat(transfers(
                        log(LiquidityLogs.WITHDRAW_COLLATERAL, word(20), address(ANN), address(BOB), address(ASSET))))
                .containsExactly(COLLATERAL + " liquidity " + ANN + " " + LakeTable.NOBODY + " 20");
        assertThat(transfers(log(
                        LiquidityLogs.ABSORB_COLLATERAL,
                        word(10) + word(99),
                        address(BOB),
                        address(ANN),
                        address(ASSET))))
                .containsExactly(COLLATERAL + " liquidity " + ANN + " " + LakeTable.NOBODY + " 10");
    }

    @Test
    void actsOfAaveAreOfTheAccountOnWhoseBehalfTheyAre() {
        String bob = address(BOB);
        assertThat(held(log(lending("aave-v2", "supplied"), bob.substring(2) + word(5), asset(), ann(), referral())))
                .containsExactly(lent("aave-v2", "/" + ASSET, "supplied", ANN, 5));
        assertThat(held(log(
                        lending("aave-v2", "borrowed"),
                        bob.substring(2) + word(6) + word(2) + word(77),
                        asset(),
                        ann(),
                        referral())))
                .containsExactly(lent("aave-v2", "/" + ASSET, "borrowed", ANN, 6));
        assertThat(held(log(lending("aave-v2", "repaid"), word(7), asset(), ann(), bob)))
                .containsExactly(lent("aave-v2", "/" + ASSET, "repaid", ANN, 7));
        assertThat(held(log(lending("aave-v3", "supplied"), bob.substring(2) + word(8), asset(), ann(), referral())))
                .containsExactly(lent("aave-v3", "/" + ASSET, "supplied", ANN, 8));
        assertThat(held(log(
                        lending("aave-v3", "borrowed"),
                        bob.substring(2) + word(9) + word(2) + word(77),
                        asset(),
                        ann(),
                        referral())))
                .containsExactly(lent("aave-v3", "/" + ASSET, "borrowed", ANN, 9));
        assertThat(held(log(lending("aave-v3", "repaid"), word(10) + word(1), asset(), ann(), bob)))
                .containsExactly(lent("aave-v3", "/" + ASSET, "repaid", ANN, 10));
        assertThat(held(log(lending("aave", "withdrawn"), word(11), asset(), ann(), bob)))
                .containsExactly(lent("aave", "/" + ASSET, "withdrawn", ANN, 11));
        assertThat(held(log(
                        lending("aave", "liquidated"),
                        word(12) + word(13) + bob.substring(2) + word(0),
                        asset(),
                        address(CONTRACT),
                        ann())))
                .as("the collateral that is lost")
                .containsExactly(lent("aave", "/" + ASSET, "liquidated", ANN, 13));
    }

    @Test
    void actsOfCompoundV2HaveNoTopicsButTheirName() {
        String ann = ann().substring(2);
        String bob = address(BOB).substring(2);
        assertThat(held(log(lending("compound-v2", "supplied"), ann + word(5) + word(50))))
                .containsExactly(lent("compound-v2", "", "supplied", ANN, 5));
        assertThat(held(log(lending("compound-v2", "withdrawn"), ann + word(6) + word(60))))
                .containsExactly(lent("compound-v2", "", "withdrawn", ANN, 6));
        assertThat(held(log(lending("compound-v2", "borrowed"), ann + word(7) + word(70) + word(700))))
                .containsExactly(lent("compound-v2", "", "borrowed", ANN, 7));
        assertThat(held(log(lending("compound-v2", "repaid"), bob + ann + word(8) + word(80) + word(800))))
                .containsExactly(lent("compound-v2", "", "repaid", ANN, 8));
        assertThat(held(log(
                        lending("compound-v2", "liquidated"), bob + ann + word(9) + asset().substring(2) + word(90))))
                .containsExactly(lent("compound-v2", "/" + ASSET, "liquidated", ANN, 90));
        assertThat(held(log(lending("compound-v2", "supplied"), word(5) + word(50), ann())))
                .as("the event of the same name of a Uniswap v2 pair")
                .isEmpty();
    }

    @Test
    void actsOfCompoundV3AreOfTheAccountThatHasTheClaimOrTheDebt() {
        assertThat(held(log(lending("compound-v3", "supplied"), word(5), address(BOB), ann())))
                .containsExactly(lent("compound-v3", "", "supplied", ANN, 5));
        assertThat(held(log(lending("compound-v3", "withdrawn"), word(6), ann(), address(BOB))))
                .containsExactly(lent("compound-v3", "", "withdrawn", ANN, 6));
        assertThat(held(log(lending("compound-v3", "liquidated"), word(7) + word(70), address(BOB), ann())))
                .containsExactly(lent("compound-v3", "", "liquidated", ANN, 7));
    }

    @Test
    void aLogWithOtherTopicsThanItsEventDeclaresIsSetAside() {
        List<SourceRecord> records = new LogRecords(TRANSFERS, ORIGIN)
                .of(log(LiquidityLogs.MINT, address(BOB) + word(5) + word(7) + word(9), address(ANN), ticks(1)));
        assertThat(records.get(0).rejected().reason().name()).isEqualTo("LOG_UNDECODABLE");
    }

    @Test
    void aSubjectSaysWhatItIs() {
        assertThat(HOLDINGS.subject("aave-v3", CONTRACT + "/" + ASSET + "/supplied", "x", null, ORIGIN)
                        .name())
                .isEqualTo("aave-v3 " + CONTRACT + " " + ASSET + " supplied");
    }

    private static Set<String> known() {
        Set<String> topics = new TreeSet<>(new LiquidityLogs().topics());
        topics.addAll(new LendingLogs().topics());
        return topics;
    }

    private static LogRows of(LakeTable table) {
        return LogTables.ALL.stream()
                .filter(rows -> rows.table() == table)
                .findFirst()
                .orElseThrow();
    }

    private static EventType lending(String protocol, String act) {
        return LendingLogs.ALL.stream()
                .filter(each -> each.protocol().equals(protocol) && each.act().equals(act))
                .findFirst()
                .orElseThrow()
                .event();
    }

    private static String lent(String protocol, String asset, String act, String account, long amount) {
        return "eip155:1/%s:%s%s/%s lending_volume %s %d".formatted(protocol, CONTRACT, asset, act, account, amount);
    }

    private static List<String> transfers(SourceRecord log) {
        LogRecords records = new LogRecords(TRANSFERS, ORIGIN);
        return records.of(log).stream()
                .map(records::columns)
                .map(columns -> "%s %s %s %s %s".formatted(columns[3], columns[4], columns[5], columns[6], columns[7]))
                .toList();
    }

    private static List<String> held(SourceRecord log) {
        LogRecords records = new LogRecords(HOLDINGS, ORIGIN);
        return records.of(log).stream()
                .map(records::columns)
                .map(columns -> "%s %s %s %s".formatted(columns[1], columns[2], columns[4], columns[6]))
                .toList();
    }

    private static String ann() {
        return address(ANN);
    }

    private static String asset() {
        return address(ASSET);
    }

    private static String referral() {
        return "0x" + word(0);
    }
}
