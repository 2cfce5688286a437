package io.chokepoint.ingest.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.descriptor.DescribedSource;
import io.chokepoint.ingest.descriptor.Descriptor;
import io.chokepoint.ingest.descriptor.DescriptorReader;
import io.chokepoint.ingest.evidence.Attribution;
import io.chokepoint.ingest.evidence.EvidenceFiles;
import io.chokepoint.ingest.lake.FileLedger;
import io.chokepoint.ingest.lake.IngestRun;
import io.chokepoint.ingest.lake.Ingestion;
import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.lake.Runs;
import io.chokepoint.ingest.lake.SetAside;
import io.chokepoint.ingest.lake.Source;
import io.chokepoint.ingest.lake.TestLake;
import io.chokepoint.ingest.read.RefusedFile;
import io.chokepoint.ingest.report.ReportJson;
import io.chokepoint.ingest.report.RunReport;
import io.chokepoint.ingest.value.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayIT {
    private static final String HEADER = "who,much,day\n";
    private static final String ROWS =
            """
            ann,1.00,2026-01-01
            ann,1.00,2026-01-01
            bob,-2.50,2026-01-01
            cy,3,2026-01-01
            cy,4,2026-01-01
            dee,-1,2026-01-01
            eve,-1,2026-01-01
            fay,-1,2026-01-01
            gus,1,yesterday
            """;

    @TempDir
    private Path directory;

    private TestLake lake;

    @BeforeEach
    void emptyLake() {
        lake = new TestLake(directory);
    }

    @Test
    void quarantinedRowsComeBackRepairedAndOnce() throws IOException {
        lake.write("a.csv", HEADER + ROWS);
        Path descriptor = lake.descriptor("first", "a.csv");
        IngestRun run = lake.take(descriptor);
        assertThat(runs().setAside(runs().newest()))
                .extracting(SetAside::reason, SetAside::rows, reason -> reason.examples().stream()
                        .map(SetAside.Example::rowNumber)
                        .toList())
                .containsExactly(
                        tuple("AMOUNT_NEGATIVE", 4L, List.of(4L, 7L, 8L)),
                        tuple("CONFLICT", 2L, List.of(5L, 6L)),
                        tuple("TIME_INVALID", 1L, List.of(10L)));

        Path out = directory.resolve("out.csv");
        assertThat(quarantine(run, descriptor, out)).isEqualTo(7);
        assertThat(out).content().isEqualTo(HEADER + ROWS.lines().skip(2).reduce("", (a, b) -> a + b + "\n"));

        // Meanwhile somebody else has taken what dee has.
        lake.write("b.csv", HEADER + "dee,1,2026-01-01\n");
        Descriptor other = DescriptorReader.read(descriptor).of(List.of(uri("b.csv")));
        lake.take(false, List.of(DescribedSource.of(other, lake.reading().configuration())));

        lake.write(
                "fixed.csv",
                Files.readString(out)
                        .replace("cy,3,2026-01-01\n", "")
                        .replace(",-", ",")
                        .replace("eve,1", "eve,-1"));
        IngestRun replay = replay(run, descriptor, "fixed.csv");
        assertThat(ledger(replay)).containsExactly(6L, 3L, 1L, 2L);
        assertThat(replay.files().get(0).amountSum()).isEqualTo(250 + 400 + 100);
        assertThat(replay.files().get(0).reasons())
                .containsOnlyKeys("AMOUNT_NEGATIVE", "TIME_INVALID")
                .containsValue(1L);
        List<String> rows = List.of(
                "ann 100 2026-01-01",
                "bob 250 2026-01-01",
                "cy 400 2026-01-01",
                "dee 100 2026-01-01",
                "fay 100 2026-01-01");
        assertThat(lake.seen(LakeTable.HOLDING, "holder", "amount", "as_of")).isEqualTo(rows);

        // The same bytes, and the same rows in other bytes.
        assertThat(replay(run, descriptor, "fixed.csv").id()).isNull();
        lake.write("fixed-again.csv", Files.readString(directory.resolve("fixed.csv")) + "\n");
        assertThat(ledger(replay(run, descriptor, "fixed-again.csv"))).containsExactly(6L, 0L, 4L, 2L);
        assertThat(lake.seen(LakeTable.HOLDING, "holder", "amount", "as_of")).isEqualTo(rows);
        assertThat(lake.total(LakeTable.HOLDING)).isEqualTo(950);

        // What was set aside by the replay comes back by a replay of it.
        Path rest = directory.resolve("rest.csv");
        assertThat(quarantine(replay, descriptor, rest)).isEqualTo(2);
        lake.write("rest-fixed.csv", HEADER + "eve,1,2026-01-01\ngus,1,2026-01-01\n");
        assertThat(ledger(replay(replay, descriptor, "rest-fixed.csv"))).containsExactly(2L, 2L, 0L, 0L);
        assertThat(lake.total(LakeTable.HOLDING)).isEqualTo(1150);

        assertThat(runs().newestFirst())
                .extracting(IngestRun::replays)
                .containsExactly(replay.id(), run.id(), run.id(), null, null);
        assertThat(runs().replaysOf(run)).hasSize(2);
        assertThat(ReportJson.of(RunReport.of(runs().run(replay.id()), runs())))
                .contains("\"rowsIn\":6,\"accepted\":3,\"duplicates\":1,\"quarantined\":2");
    }

    @Test
    void rowsOfADocumentAndOfParquetComeBackToo() throws IOException {
        lake.write("a.json", "{\"all\":{\"ann\":{\"much\":\"1\"},\"bob\":{\"much\":\"-2\"}}}");
        Path json = lake.write(
                "json.yaml",
                Files.readString(lake.descriptor("json", "a.json"))
                        .replace("format: csv", "format: json, pointer: /all, shape: map")
                        .replace("{field: who,", "{field: $key,")
                        .replace("{field: day, form: date}", "{constant: \"2026-01-01\"}"));
        comesBack(json, "out.json");

        TestLake.spark()
                .sql("select 'ann' as who, 1.50 as much, date'2026-01-01' as day"
                        + " union all select 'bob', -2.50, date'2026-01-01'")
                .coalesce(1)
                .write()
                .parquet(directory.resolve("parquet").toString());
        try (var files = Files.list(directory.resolve("parquet"))) {
            Path file = files.filter(path -> path.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
            comesBack(
                    lake.write(
                            "parquet.yaml",
                            Files.readString(lake.descriptor("parquet", "parquet/" + file.getFileName()))
                                    .replace("format: csv", "format: parquet")),
                    "out.jsonl");
        }
        assertThat(lake.seen(LakeTable.HOLDING, "dataset", "holder", "amount", "as_of"))
                .containsExactly(
                        "json ann 100 2026-01-01",
                        "json bob 200 2026-01-01",
                        "parquet ann 150 2026-01-01",
                        "parquet bob 250 2026-01-01");
    }

    private void comesBack(Path descriptor, String name) throws IOException {
        IngestRun run = lake.take(descriptor);
        assertThat(ledger(run)).containsExactly(2L, 1L, 0L, 1L);
        Path out = directory.resolve(name);
        quarantine(run, descriptor, out);
        Files.writeString(out, Files.readString(out).replace("-2", "2"));
        assertThat(ledger(replay(run, descriptor, name))).containsExactly(1L, 1L, 0L, 0L);
    }

    @Test
    void aRepairedLabelEntersOnceEvenIfItWasRestatedSince() throws IOException {
        String header = "holder,entity,confidence\n";
        lake.write("labels.csv", header + "ann,Not An Id,1\n");
        IngestRun run = lake.take(false, List.of(labels("labels.csv")));
        Path out = directory.resolve("out.csv");
        assertThat(Repairable.of(runs().run(run.id()), null, null)
                        .write(out, runs(), lake.reading().configuration()))
                .isEqualTo(1);
        assertThat(out).hasContent(header + "ann,Not An Id,1");
        lake.write("out.csv", header + "ann,x,1\n");
        assertThat(ledger(replay(run, labels("out.csv")))).containsExactly(1L, 1L, 0L, 0L);

        lake.write("later.csv", header + "ann,y,1\n");
        lake.take(false, List.of(labels("later.csv")));
        assertThat(replay(run, labels("out.csv")).id()).isNull();
        assertThat(lake.seen(LakeTable.LABEL, "holder", "entity")).containsExactly("ann x", "ann y");
    }

    @Test
    void whatIsNoQuarantineOfTheRunIsNamedWithItsRemedy() throws IOException {
        lake.write("a.csv", HEADER + ROWS);
        lake.write("b.csv", HEADER + "ann,1.00,2026-01-01\n");
        Path descriptor = lake.descriptor("first", "a.csv");
        IngestRun run = lake.take(descriptor);
        IngestRun clean = lake.take(lake.descriptor("second", "b.csv"));
        Path out = directory.resolve("out.csv");

        assertThatThrownBy(() -> runs().run("nope"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no ingest run 'nope'; ./chokepoint ingest report --all lists");
        assertThatThrownBy(() -> quarantine(clean, directory.resolve("second.yaml"), out))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("set no row aside");
        assertThatThrownBy(() -> replay(run, directory.resolve("second.yaml"), "b.csv"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("set aside no row of data set 'second'")
                .hasMessageContaining("first@");
        assertThatThrownBy(() -> Repairable.of(run, null, null))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("give that descriptor with --descriptor");
        assertThatThrownBy(() -> Repairable.of(run, DescriptorReader.read(descriptor), "c.csv"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("c.csv; it did of")
                .hasMessageContaining("a.csv (first@");
        lake.write("a.csv", HEADER + "changed\n");
        assertThatThrownBy(() -> quarantine(run, descriptor, out))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a.csv, which has changed: its SHA-256 is");
        assertThat(out).doesNotExist();

        lake.write("a.csv", "who,day\n");
        assertThatThrownBy(() -> lake.take(descriptor)).isInstanceOf(RefusedFile.class);
        IngestRun refused = runs().newest();
        assertThat(runs().setAside(refused).get(0).reason()).isEqualTo("MISSING_COLUMN");
        assertThatThrownBy(() -> replay(refused, descriptor, "b.csv"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is REFUSED and took nothing: mend its file");
    }

    @Test
    void aLedgerWithoutReplaysGetsThemWithTheNextRun() {
        lake.write("a.csv", HEADER + ROWS);
        lake.write("b.csv", HEADER + "bob,2.50,2026-01-01\n");
        Path descriptor = lake.descriptor("first", "a.csv");
        IngestRun run = lake.take(descriptor);
        String ledger = lake.lake().root() + "/ingest_run";
        TestLake.spark()
                .read()
                .format("delta")
                .load(ledger)
                .drop("replays")
                .write()
                .format("delta")
                .mode("overwrite")
                .option("overwriteSchema", "true")
                .save(ledger);
        assertThat(runs().run(run.id()).replays()).isNull();

        IngestRun replay = replay(run, descriptor, "b.csv");
        assertThat(runs().run(replay.id()).replays()).isEqualTo(run.id());
        assertThat(lake.seen(LakeTable.INGEST_RUN, "accepted", "replays is null"))
                .containsExactly("1 false", "1 true");
    }

    private Runs runs() {
        return Runs.in(lake.lake());
    }

    private long quarantine(IngestRun run, Path descriptor, Path out) {
        Runs runs = runs();
        return Repairable.of(runs.run(run.id()), DescriptorReader.read(descriptor), null)
                .write(out, runs, lake.reading().configuration());
    }

    private IngestRun replay(IngestRun run, Path descriptor, String fixed) {
        Descriptor repaired = DescriptorReader.read(descriptor).ofRepaired(List.of(uri(fixed)));
        return replay(run, DescribedSource.of(repaired, lake.reading().configuration()));
    }

    private IngestRun replay(IngestRun run, Source source) {
        return new Ingestion(lake.lake(), lake.reading(), line -> {}).replay(run.id(), List.of(source), false);
    }

    private Source labels(String file) {
        return EvidenceFiles.labels(
                new Attribution("labels", new Network("offchain"), "a test", "unknown", null),
                List.of(uri(file)),
                lake.reading().configuration());
    }

    private String uri(String name) {
        return directory.resolve(name).toUri().toString();
    }

    private static List<Long> ledger(IngestRun run) {
        FileLedger file = run.files().get(0);
        return List.of(file.rowsIn(), file.accepted(), file.duplicates(), file.quarantined());
    }
}
