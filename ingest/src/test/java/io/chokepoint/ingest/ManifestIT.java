package io.chokepoint.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.ingest.descriptor.DescribedSource;
import io.chokepoint.ingest.descriptor.DescriptorReader;
import io.chokepoint.ingest.ethereum.TokenTransfers;
import io.chokepoint.ingest.ethereum.Tokens;
import io.chokepoint.ingest.event.EventLogs;
import io.chokepoint.ingest.lake.CompiledPlans;
import io.chokepoint.ingest.lake.FileLedger;
import io.chokepoint.ingest.lake.Rehearsal;
import io.chokepoint.ingest.lake.Source;
import io.chokepoint.ingest.lake.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every file of the published manifest through what ships, or refused with its reason; skipped without {@link SharedData}. */
@ExtendWith(CompiledPlans.class)
class ManifestIT {
    private static final Path EXPECTATIONS = Path.of("src/test/resources/real-input.csv");
    private static final Path DESCRIPTORS = Path.of("src/main/resources/descriptors");
    private static final Pattern LISTED = Pattern.compile("^\\| `([^`]+)` \\| (\\d+) \\|");

    private static final String[] ALARMS = {
        "Aave_ent.csv SERIES_CONSTANT",
        "Aave_ent.csv SOURCE_SILENT",
        "Aave_gini.csv SOURCE_SILENT",
        "Aave_theil.csv SOURCE_SILENT",
        "Dai_ent.csv.gz SERIES_CONSTANT",
        "Dai_ent.csv.gz SOURCE_SILENT",
        "Dai_gini.csv SOURCE_SILENT",
        "Dai_theil.csv SOURCE_SILENT",
        "Usdt_ent.csv.gz SERIES_CONSTANT",
        "Usdt_ent.csv.gz SOURCE_SILENT",
        "cumulative_count_hotspots_onboarded.json SOURCE_SILENT",
        "hotspots_serving_carrier_partners.json SOURCE_SILENT"
    };

    /** One line of the expectations: how a file goes in, and what becomes of it. */
    private record Expected(
            String file, String through, String outcome, String sum, String rows, String published, String otherRows) {
        static Expected of(String line) {
            String[] cells = line.split(",", -1);
            String outcome = String.join(",", List.of(cells).subList(0, 8));
            return new Expected(cells[0], cells[1], outcome, cells[7], cells[2], cells[8], cells[9]);
        }
    }

    @TempDir
    private Path directory;

    @Test
    void everyFileGoesInAsItIsDescribedOrIsRefusedWithItsReason() throws IOException {
        Path data = SharedData.directory();
        List<Expected> expected = expectations();
        TestLake lake = new TestLake(directory);
        List<Source> sources = new ArrayList<>();
        for (Expected file : expected) {
            sources.add(source(file, data, lake));
        }
        List<Rehearsal.Outcome> outcomes = new Rehearsal(lake.lake(), lake.reading()).of(sources);

        List<String> found = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            found.add(outcome(expected.get(i), outcomes.get(i)));
        }
        Files.write(Path.of("target/real-input.csv"), found);
        assertThat(found).isEqualTo(expected.stream().map(Expected::outcome).toList());
        assertThat(outcomes.stream().flatMap(outcome -> outcome.alarms().stream()))
                .extracting(alarm -> FileLedger.name(alarm.file()) + " " + alarm.code())
                .as("collectors that went on without input, or went silent")
                .containsExactlyInAnyOrder(ALARMS);
    }

    @Test
    void noFileOfTheManifestIsLeftOut() throws IOException {
        Path data = SharedData.directory();
        TreeSet<String> files = new TreeSet<>(RealInputIT.files());
        expectations().forEach(file -> files.add(file.file()));
        assertThat(files).isEqualTo(new TreeSet<>(listed(data).keySet()));
    }

    @Test
    void rowsAndTotalsAreThePublishedOnes() throws IOException {
        Path data = SharedData.directory();
        Map<String, String> rows = listed(data);
        Map<String, String> totals = new TreeMap<>();
        for (String line : Files.readAllLines(data.resolve("EXPECTED.csv"))) {
            String[] cells = line.split(",");
            totals.put(cells[0], cells[3]);
        }
        assertThat(expectations()).allSatisfy(file -> {
            if (!file.published().isEmpty()) {
                assertThat(file.sum()).isEqualTo(totals.get(file.published()));
            }
            assertThat(file.rows().equals(rows.get(file.file())))
                    .as("the manifest has %s rows of %s", rows.get(file.file()), file.file())
                    .isEqualTo(file.otherRows().isEmpty());
        });
    }

    /** The rows by file as the manifest has them. */
    private static Map<String, String> listed(Path data) throws IOException {
        Map<String, String> rows = new TreeMap<>();
        for (String line : Files.readAllLines(data.resolve("MANIFEST.md"))) {
            Matcher listed = LISTED.matcher(line);
            if (listed.find()) {
                rows.put(listed.group(1), listed.group(2));
            }
        }
        return rows;
    }

    private static Source source(Expected file, Path data, TestLake lake) {
        List<String> uris = List.of(data.resolve(file.file()).toUri().toString());
        String[] typed = file.through().split(" ");
        return switch (typed[0]) {
            case "token_transfers" ->
                TokenTransfers.of("etl", "eip155:1", uris, List.of(), Tokens.NONE, lake.reading());
            case "logs", "node-logs", "receipt" ->
                EventLogs.of(
                                "etl",
                                "eip155:1",
                                uris,
                                typed[0].equals("logs")
                                        ? EventLogs.Form.EXPORT
                                        : typed[0].equals("receipt") ? EventLogs.Form.RECEIPT : EventLogs.Form.ANSWER,
                                List.of(),
                                lake.reading())
                        .stream()
                        .filter(source -> source.table().directory().equals(typed[1]))
                        .findFirst()
                        .orElseThrow();
            default ->
                DescribedSource.of(
                        DescriptorReader.read(DESCRIPTORS.resolve(file.through() + ".yaml"))
                                .of(uris),
                        lake.reading().configuration());
        };
    }

    private static String outcome(Expected file, Rehearsal.Outcome outcome) {
        var ledger = outcome.ledger();
        return String.join(
                ",",
                file.file(),
                file.through(),
                String.valueOf(ledger.rowsIn()),
                String.valueOf(ledger.accepted()),
                String.valueOf(ledger.duplicates()),
                String.valueOf(ledger.quarantined()),
                reasons(outcome),
                ledger.amountSum().toString());
    }

    /** The reasons of a file: that of its refusal, or those of its rows with their counts. */
    static String reasons(Rehearsal.Outcome outcome) {
        return outcome.refusal() != null
                ? outcome.refusal().reason().name()
                : outcome.ledger().reasons().entrySet().stream()
                        .map(reason -> reason.getKey() + ":" + reason.getValue())
                        .collect(Collectors.joining(" "));
    }

    private static List<Expected> expectations() throws IOException {
        return Files.readAllLines(EXPECTATIONS).stream()
                .skip(1)
                .map(Expected::of)
                .toList();
    }
}
