package io.chokepoint.ingest.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.ingest.UserError;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PricesIT {
    private static final String WETH = "0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2";
    private static final String WETH_LOWER = WETH.toLowerCase(Locale.ROOT);

    @TempDir
    private Path directory;

    private TestLake lake;

    @BeforeEach
    void emptyLake() {
        lake = new TestLake(directory);
    }

    @Test
    void aChartBecomesPricesByAssetAndInstantAndALaterOneRestatesThem() {
        lake.write(
                "chart.json",
                """
                {"coins": {
                  "ethereum:%s": {"symbol": "WETH", "confidence": 0.99, "prices": [
                    {"timestamp": 1767225600, "price": 2967.123456789012345678},
                    {"timestamp": 1767312000, "price": 3000},
                    {"timestamp": 1767398400, "price": 0}]}}}
                """
                        .formatted(WETH));

        FileLedger taken = lake.take(chart()).files().get(0);

        assertThat(List.of(taken.rowsIn(), taken.accepted(), taken.quarantined()))
                .containsExactly(3L, 2L, 1L);
        assertThat(taken.reasons()).containsEntry("PRICE_INVALID", 1L);
        assertThat(lake.seen(LakeTable.PRICE, "network", "asset", "currency", "price", "as_of"))
                .containsExactly(
                        "eip155:1 " + WETH_LOWER + " USD 2967.123456789012345678 2026-01-01",
                        "eip155:1 " + WETH_LOWER + " USD 3000 2026-01-02");

        lake.write(
                "chart.json",
                """
                {"coins": {"ethereum:%s": {"prices": [
                  {"timestamp": 1767225600, "price": 2967.1234567890123456780},
                  {"timestamp": 1767312000, "price": 3001}]}}}
                """
                        .formatted(WETH));
        FileLedger later = lake.take(chart()).files().get(0);

        assertThat(List.of(later.accepted(), later.duplicates()))
                .as("restated, and the same")
                .containsExactly(1L, 1L);
        assertThat(lake.lake().current(LakeTable.PRICE).select("price").collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactlyInAnyOrder("2967.123456789012345678", "3001");
    }

    @Test
    void holdingsThatAreValuedKeepTheirAssets() {
        lake.write(
                "held.csv", "who,token,much\nann," + WETH + ",1.5\nann," + WETH_LOWER.replace("0xc", "0xd") + ",2\n");

        lake.take(held("prices: prices", "asset: {field: token, form: evm-address}", "decimal"));

        assertThat(lake.seen(LakeTable.HOLDING, "holder", "asset", "amount", "record_key"))
                .containsExactly(
                        "ann " + WETH_LOWER + " 1500000 ann/" + WETH_LOWER,
                        "ann " + WETH_LOWER.replace("0xc", "0xd") + " 2000000 ann/" + WETH_LOWER.replace("0xc", "0xd"));
        assertThat(lake.seen(LakeTable.SUBJECT, "subject_id", "prices")).containsExactly("test/held prices");
    }

    @Test
    void assetsPricesAndWholeUnitsGoTogether() {
        assertThatThrownBy(() -> lake.source(held("", "asset: {field: token, form: evm-address}", "decimal")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("subject.prices is missing");
        assertThatThrownBy(() -> lake.source(held("prices: prices", "", "decimal")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("record.asset is missing");
        assertThatThrownBy(() ->
                        lake.source(held("prices: prices", "asset: {field: token, form: evm-address}", "integer")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("record.amount.notation is integer")
                .hasMessageContaining("notation: decimal");
    }

    private Path chart() {
        return lake.write(
                "prices.yaml",
                """
                version: 1
                dataset: prices
                licence: unknown
                origin: a test
                takes: prices
                network: eip155:1
                source: {files: [chart.json], format: json, pointer: /coins, shape: map, each: {field: prices}}
                record:
                  asset: {field: $key, split: {by: ":", part: 2}, form: evm-address}
                  price: {field: $each/price}
                  asOf: {field: $each/timestamp, form: unix-seconds}
                  unit: USD
                """);
    }

    private Path held(String prices, String asset, String notation) {
        return lake.write(
                "held.yaml",
                """
                version: 1
                dataset: held
                licence: unknown
                origin: a test
                subject:
                  id: test/held
                  name: Test
                  domain: defi
                  category: test
                  network: eip155:1
                  resource: value_locked
                  unit: USD
                  decimals: 6
                  %s
                source: {files: [held.csv], format: csv}
                record:
                  holder: {field: who, form: text}
                  amount: {field: much, notation: %s}
                  asOf: {constant: 2026-01-01}
                  %s
                """
                        .formatted(prices, notation, asset));
    }
}
