package io.chokepoint.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An analyst's own file, from a descriptor to an answer, without Java. */
class OwnFileIT {
    private static final String DESCRIPTOR =
            """
            version: 1
            dataset: own-file
            licence: CC0-1.0
            origin: written by a test
            subject:
              id: own/shares
              name: Shares of an own file
              domain: defi
              category: test
              network: offchain
              resource: allocation
              unit: shares
              decimals: 0
            source:
              files: [shares.csv]
              format: csv
            record:
              holder: {field: who, form: text}
              amount: {field: shares, notation: integer}
              asOf: {field: day, form: date}
            expect:
              silence: {days: 30}
            """;
    private static final String VAULTS =
            """
            version: 1
            dataset: own-vaults
            licence: CC0-1.0
            origin: written by a test
            subject:
              id: own/vaults
              name: Vaults of an own file
              domain: defi
              category: test
              network: offchain
              resource: value_locked
              unit: USD
              decimals: 2
              prices: own-prices
            source: {files: [vaults.csv], format: csv}
            record:
              holder: {field: who, form: text}
              asset: {field: asset, form: text}
              amount: {field: much, notation: decimal}
              asOf: {constant: 2026-05-31}
            """;
    private static final String PRICES =
            """
            version: 1
            dataset: own-prices
            licence: CC0-1.0
            origin: written by a test
            takes: prices
            network: offchain
            source: {files: [prices.csv], format: csv}
            record:
              asset: {field: asset, form: text}
              price: {field: price}
              asOf: {field: at, form: instant}
              unit: USD
            """;

    private final RunningPlatform platform = RunningPlatform.get();

    @Test
    void newNumbersAppearUnderANewRunAndTheOldOnesStayReadable(@TempDir Path folder) throws IOException {
        Path descriptor = Files.writeString(folder.resolve("own.yaml"), DESCRIPTOR);
        Files.writeString(
                folder.resolve("shares.csv"), "who,shares,day\na,3,2026-05-31\nb,1,2026-05-31\nc,x,2026-05-31\n");

        String ledger = platform.ingest(
                "--descriptor",
                descriptor.toString(),
                "--descriptor",
                vaults(folder).toString(),
                "--descriptor",
                prices(folder).toString());
        platform.batch("--dataset", "own-file", "--dataset", "own-vaults", "--max-quarantined", "0.5");
        JsonNode first = index("");
        Instant between = Instant.now();
        Files.writeString(
                folder.resolve("shares.csv"), "who,shares,day\na,3,2026-05-31\nb,1,2026-05-31\nd,4,2026-05-31\n");
        platform.ingest("--descriptor", descriptor.toString());
        platform.batch("--dataset", "own-file");
        JsonNode second = index("");
        JsonNode before = index(", knownAt: \"" + between + "\"");

        assertThat(ledger).contains("own-file");
        assertThat(first.get("exactValue").textValue()).isEqualTo("4");
        assertThat(first.get("coverage").doubleValue()).isEqualTo(2.0 / 3);
        assertThat(second.get("exactValue").textValue()).isEqualTo("8");
        assertThat(second.get("status").textValue()).isEqualTo("RESTATED");
        assertThat(second.at("/run/id")).isNotEqualTo(first.at("/run/id"));
        assertThat(before.get("exactValue").textValue()).isEqualTo("4");
        assertThat(before.at("/run/id")).isEqualTo(first.at("/run/id"));
        assertThat(second.at("/run/inputs")).hasSize(2);
        assertThat(first.at("/run/alarms")).hasSize(1);
        assertThat(first.at("/run/alarms/0/code").textValue()).isEqualTo("SOURCE_SILENT");
        assertThat(first.at("/run/alarms/0/file").textValue()).isEqualTo("shares.csv");
        assertThat(second.at("/run/alarms")).as("one of either file").hasSize(2);
        whatHasNoPriceIsCountedOutAndStated(ask("own/vaults", "VALUE_LOCKED", ""));
    }

    private static void whatHasNoPriceIsCountedOutAndStated(JsonNode value) {
        assertThat(value.get("exactValue").textValue())
                .as("2 × 1.5 and 10 × 1 USD in cents")
                .isEqualTo("1300");
        assertThat(value.get("coverage").doubleValue()).isEqualTo(2.0 / 3);
        assertThat(value.get("status").textValue()).isEqualTo("PROVISIONAL");
        assertThat(value.at("/run/alarms/0/code").textValue()).isEqualTo("UNPRICED");
        assertThat(value.at("/run/alarms/0/message").textValue())
                .startsWith("1 holdings of value_locked of 'own/vaults' have no price")
                .endsWith("most of obscure");
        assertThat(value.at("/run/inputs").findValuesAsText("file"))
                .containsExactlyInAnyOrder("vaults.csv", "prices.csv");
    }

    private static Path vaults(Path folder) throws IOException {
        Files.writeString(folder.resolve("vaults.csv"), "who,asset,much\na,ether,2\nb,dai,10\nb,obscure,1000000\n");
        return Files.writeString(folder.resolve("vaults.yaml"), VAULTS);
    }

    private static Path prices(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("prices.csv"),
                """
                asset,price,at
                ether,1.4,2026-05-31T00:00:00Z
                ether,1.5,2026-05-31T23:00:00Z
                dai,1,2026-05-31T12:00:00Z
                obscure,9,2026-05-30T12:00:00Z
                """);
        return Files.writeString(folder.resolve("prices.yaml"), PRICES);
    }

    private JsonNode index(String arguments) {
        return ask("own/shares", "ALLOCATION", arguments);
    }

    private JsonNode ask(String subject, String resource, String arguments) {
        return platform.ask(
                        "acme-analyst",
                        """
                        {subject(key: "%s") {index(index: TOTAL, resource: %s%s) {
                          exactValue coverage status run {
                            id inputs {file rowsIn accepted duplicates quarantined} alarms {code message file}}}}}
                        """
                                .formatted(subject, resource, arguments))
                .at("/subject/index");
    }
}
