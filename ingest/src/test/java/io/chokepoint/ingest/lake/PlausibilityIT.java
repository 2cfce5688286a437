package io.chokepoint.ingest.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.ingest.read.RefusedFile;
import io.chokepoint.ingest.report.ReportText;
import io.chokepoint.ingest.report.RunReport;
import io.chokepoint.ingest.value.ReasonCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlausibilityIT {
    private static final String HEADER = "who,much,day\n";
    private static final String OBSERVATIONS =
            """
            version: 1
            dataset: %1$s
            licence: unknown
            origin: a test
            takes: observations
            network: offchain
            source: {files: [%1$s.csv], format: csv}
            record:
              series: [name]
              unit: "1"
              value: {field: value}
              asOf: {field: day, form: date}
            expect:
              %2$s
            """;

    @TempDir
    private Path directory;

    private TestLake lake;

    @BeforeEach
    void open() {
        lake = new TestLake(directory);
    }

    @Test
    void aColumnMoreWarnsAndOneLessOrOtherwiseStoredRefusesTheFile() {
        String contract = "columns: {version: 3, types: {who: text, much: text, day: text}}";
        lake.write("same.jsonl", "{\"who\":\"ann\",\"much\":\"1\",\"day\":\"2025-01-01\"}\n");
        lake.write("more.jsonl", "{\"who\":\"ann\",\"much\":\"1\",\"day\":\"2025-01-01\",\"note\":\"hi\"}\n");
        lake.write("retyped.jsonl", "{\"who\":\"ann\",\"much\":1,\"day\":\"2025-01-01\"}\n");
        lake.write("less.csv", "who,much,day,kind\nann,1,2025-01-01,a\n");
        List<Rehearsal.Outcome> outcomes = new Rehearsal(lake.lake(), lake.reading())
                .of(
                        List.of(
                                lake.source(asJson(expecting("same", "same.jsonl", contract))),
                                lake.source(asJson(expecting("more", "more.jsonl", contract))),
                                lake.source(asJson(expecting("retyped", "retyped.jsonl", contract))),
                                lake.source(
                                        expecting(
                                                "less",
                                                "less.csv",
                                                "columns: {version: 1, types: {who: any, much: any, day: any, kind: any, note: any}}"))));
        assertThat(outcomes.get(0).alarms()).isEmpty();
        assertThat(outcomes.get(0).ledger().status()).isEqualTo(FileLedger.WOULD_BE_TAKEN);
        assertThat(outcomes.get(1).refusal()).isNull();
        assertThat(outcomes.get(1).alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.code()).isEqualTo(ReasonCode.COLUMN_ADDED);
            assertThat(alarm.message())
                    .isEqualTo("By version 3 of its contract: the file also has note, which nobody reads");
        });
        assertThat(outcomes.get(2).refusal())
                .hasMessageContaining("much is integer, not text")
                .extracting(RefusedFile::reason)
                .isEqualTo(ReasonCode.COLUMN_RETYPED);
        assertThat(outcomes.get(3).refusal())
                .hasMessageContaining("By version 1 of its contract: the file has no note")
                .extracting(RefusedFile::reason)
                .isEqualTo(ReasonCode.COLUMN_REMOVED);
    }

    private static Path asJson(Path descriptor) {
        try {
            String yaml = Files.readString(descriptor);
            return Files.writeString(descriptor, yaml.replace("format: csv", "format: jsonl"));
        } catch (IOException notWritten) {
            throw new UncheckedIOException(notWritten);
        }
    }

    @Test
    void aTotalThatIsNotAsStatedWarnsOrBlocksAsDeclared() throws IOException {
        lake.write("a.csv", HEADER + "ann,1.50,2025-01-01\nbob,2,2025-01-01\n");
        Path warns = expecting("warns", "a.csv", "total: {equals: \"3.51\", notation: decimal}");
        Path blocks = expecting("blocks", "a.csv", "total: {equals: \"3.51\", notation: decimal, otherwise: block}");
        Path near = expecting(
                "near", "a.csv", "total: {equals: \"3.51\", notation: decimal, within: 0.01, otherwise: block}");
        Ingestion ingestion = new Ingestion(lake.lake(), lake.reading(), line -> {});
        Taking taking = Taking.of(List.of(lake.source(warns), lake.source(near)), files -> ingestion.run(files, false));
        assertThat(taking.refused()).isEmpty();
        Runs runs = Runs.in(lake.lake());
        assertThat(ReportText.of(RunReport.of(taking.run(), runs)).lines())
                .contains("alarms:", "    a.csv: The amounts sum to 350, and 351 base units are stated")
                .filteredOn(line -> line.contains("SUM_NOT_AS_STATED"))
                .hasSize(1);

        assertThat(rehearsed(blocks).refusal().getMessage()).contains("350", "351", "(SUM_NOT_AS_STATED)");
        assertThat(refused(blocks)).isEqualTo("SUM_NOT_AS_STATED");
        assertThat(lake.seen(LakeTable.HOLDING, "dataset"))
                .doesNotContain("blocks")
                .hasSize(4);
    }

    @Test
    void theTotalMayStandInTheFile() throws IOException {
        lake.write(
                "t.json", "{\"total\":\"99\",\"rows\":[{\"who\":\"ann\",\"much\":\"1.00\",\"day\":\"2025-01-01\"}]}");
        Path descriptor = expecting("inside", "t.json", "total: {pointer: /total}");
        Files.writeString(
                descriptor, Files.readString(descriptor).replace("format: csv", "format: json, pointer: /rows"));
        assertThat(rehearsed(descriptor).alarms())
                .extracting(Alarm::message)
                .containsExactly("The amounts sum to 100, and 99 base units are stated");
    }

    @Test
    void farFewerRowsOrFarMoreMoneyThanLastTimeIsNoticed() throws IOException {
        Path descriptor = expecting("jumps", "now.csv", "jump: {rows: 0.5, sum: 0.5}");
        lake.write("now.csv", HEADER + "ann,1,2025-01-01\nbob,1,2025-01-01\ncid,1,2025-01-01\n");
        lake.take(descriptor);
        lake.write("now.csv", HEADER + "ann,9,2025-01-02\n");
        assertThat(rehearsed(descriptor).alarms())
                .extracting(Alarm::message)
                .containsExactly(
                        "The file has 1 rows, now.csv had 3: a change of -66.7 %, more than 50.0 %",
                        "The amounts sum to 900, those of now.csv to 300: a change of 200.0 %, more than 50.0 %");
        lake.write("now.csv", HEADER + "ann,1,2025-01-02\nbob,1,2025-01-02\n");
        assertThat(rehearsed(descriptor).alarms()).isEmpty();
    }

    @Test
    void aSeriesThatGoesOnWithoutInputIsNoticedAndSoIsSilence() throws IOException {
        lake.write("flat.csv", "name,value,day\na,2,2025-01-01\na,1,2025-01-02\na,1.0,2025-01-03\nb,1,2025-01-03\n");
        Path flat = lake.write("flat.yaml", OBSERVATIONS.formatted("flat", "constant: {values: 2}"));
        assertThat(rehearsed(flat).alarms())
                .extracting(Alarm::message)
                .containsExactly(
                        "The last 2 values of series 'a', up to 2025-01-03, are all 1; does it still have input?");
        Path moves = lake.write("flat.yaml", OBSERVATIONS.formatted("flat", "constant: {values: 3}"));
        assertThat(rehearsed(moves).alarms()).isEmpty();
        Path silent = lake.write("flat.yaml", OBSERVATIONS.formatted("flat", "silence: {days: 30}"));
        assertThat(rehearsed(silent).alarms())
                .extracting(alarm -> alarm.code().name())
                .containsExactly("SOURCE_SILENT");
    }

    @Test
    void asManyRowsAsASpreadsheetKeepsAreSuspicious() {
        lake.write("a.csv", HEADER + "ann,1,2025-01-01\n");
        Source source = lake.source(expecting("limit", "a.csv", "rowLimit: {otherwise: block}"));
        Input input = new Input(0, source, source.files().get(0));
        Plausibility plausibility = new Plausibility(lake.lake(), Instant.now());
        for (long rows : new long[] {1_048_574, 1_048_575, 1_048_576}) {
            Tally tally = new Tally(rows, 0, 0, BigInteger.ONE, new TreeMap<>());
            assertThat(plausibility.alarms(new Decided(LakeTable.HOLDING, null, Map.of(0, tally)), List.of(input)))
                    .extracting(alarm -> alarm.code() + " " + alarm.blocks())
                    .isEqualTo(rows == 1_048_575 ? List.of("ROWS_AT_LIMIT true") : List.of());
        }
    }

    private Path expecting(String dataset, String file, String expected) {
        Path descriptor = lake.descriptor(dataset, file);
        try {
            return Files.writeString(descriptor, Files.readString(descriptor) + "expect:\n  " + expected + "\n");
        } catch (IOException notWritten) {
            throw new java.io.UncheckedIOException(notWritten);
        }
    }

    private Rehearsal.Outcome rehearsed(Path descriptor) {
        return new Rehearsal(lake.lake(), lake.reading())
                .of(List.of(lake.source(descriptor)))
                .get(0);
    }

    private String refused(Path descriptor) {
        try {
            lake.take(descriptor);
            return "taken";
        } catch (RefusedFile refused) {
            return refused.reason().name();
        }
    }
}
