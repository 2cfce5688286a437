package io.chokepoint.ingest.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.ingest.read.RefusedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as only an enemy, or a broken disk, would write them. */
class HostileFilesIT {
    private static final String HEADER = "who,much,day\n";
    private static final String ROW = "ann,1,2025-01-01\n";

    @TempDir
    private Path directory;

    private TestLake lake;
    private final Map<String, String> expected = new LinkedHashMap<>();
    private final List<Source> sources = new ArrayList<>();

    @BeforeEach
    void open() {
        lake = new TestLake(directory);
    }

    @Test
    void eachIsRefusedWithItsReasonAndTheOthersAreReadAllTheSame() throws IOException {
        byte[] good = gzip((HEADER + ROW.repeat(1_000)).getBytes(StandardCharsets.UTF_8));
        csv("good.csv", HEADER + ROW, "1 accepted");
        csv("cut.csv.gz", Arrays.copyOf(good, good.length - 9), "FILE_TRUNCATED");
        csv("bomb.csv.gz", gzip((HEADER + ROW.repeat(2 << 20)).getBytes(StandardCharsets.UTF_8)), "FILE_TOO_LARGE");
        csv("utf16.csv", "\uFEFFwho,much,day\n".getBytes(StandardCharsets.UTF_16LE), "FILE_NOT_TEXT");
        csv("binary.csv", (HEADER + "ann\0,1,2025-01-01\n"), "FILE_NOT_TEXT");
        csv("archive.csv", zip("../../outside.csv"), "FILE_NOT_TEXT");
        csv("empty.csv", "", "FILE_MALFORMED");
        csv("one-line.csv", "w".repeat(2 << 20), "FILE_MALFORMED");
        csv("twice.csv", "who,much,day,who\nann,1,2025-01-01,bob\n", "MISSING_COLUMN");
        csv("drifted.csv", "who,amount,day\n" + ROW, "MISSING_COLUMN");
        json("cut.json", "[{\"who\":\"ann\",\"much\":1,\"day\":\"2025-01-01\"},{\"who\":", "FILE_MALFORMED");
        json("deep.json", "[" + "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000) + "]", "FILE_MALFORMED");
        json("wide.json", "[{\"a\":[" + "1234567,".repeat(3 << 20) + "1]}]", "FILE_MALFORMED");
        parquet("no.parquet", "PAR1 and nothing else".getBytes(StandardCharsets.UTF_8), "FILE_MALFORMED");
        parquet("damaged.parquet", damagedParquet(), "FILE_MALFORMED");

        assertThat(outcomes()).isEqualTo(expected);
    }

    @Test
    void ofAHostileRowOnlyTheRowIsSetAside() throws IOException {
        String rows = "\uFEFF" + HEADER
                + ROW
                + "bob,NaN,2025-01-01\n"
                + "cid,1e400,2025-01-01\n"
                + "dan,\u0661\u0662,2025-01-01\n"
                + "eve,Infinity,2025-01-01\n"
                + "fay,0x10,2025-01-01\n"
                + "gus,-1,2025-01-01\n"
                + "hal," + "9".repeat(90) + ",2025-01-01\n"
                + "ian\u0007,1,2025-01-01\n"
                + "jon,1,2025-02-30\n"
                + "\"kim,1,2025-01-01\n"
                + "len,1,2025-01-01,more\n"
                + "m".repeat(3 << 20) + ",1,2025-01-01\n"
                + "zoe,2,2025-01-01\n";
        csv("rows.csv", rows, "");
        FileLedger ledger =
                new Rehearsal(lake.lake(), lake.reading()).of(sources).get(0).ledger();

        assertThat(ledger.accepted()).isEqualTo(2);
        assertThat(ledger.reasons())
                .isEqualTo(new TreeMap<>(Map.of(
                        "AMOUNT_NOT_A_NUMBER", 4L,
                        "AMOUNT_SCIENTIFIC", 1L,
                        "AMOUNT_NEGATIVE", 1L,
                        "AMOUNT_TOO_LARGE", 1L,
                        "HOLDER_INVALID", 1L,
                        "TIME_INVALID", 1L,
                        "MALFORMED_ROW", 1L,
                        "WRONG_COLUMN_COUNT", 1L,
                        "ROW_TOO_LONG", 1L)));
    }

    @Test
    void aRunGoesOnWithoutTheFileThatIsRefused() throws IOException {
        csv("good.csv", HEADER + ROW, "");
        csv("drifted.csv", "who,amount,day\n" + ROW, "");
        Ingestion ingestion = new Ingestion(lake.lake(), lake.reading(), line -> {});
        Taking taking = Taking.of(sources, files -> ingestion.run(files, false));

        assertThat(taking.refused()).extracting(RefusedFile::reason).hasToString("[MISSING_COLUMN]");
        assertThat(lake.seen(LakeTable.HOLDING, "holder", "amount")).containsExactly("ann 100");
        assertThat(Runs.in(lake.lake()).newestFirst())
                .extracting(IngestRun::status)
                .containsExactly("COMMITTED", "REFUSED");
    }

    private Map<String, String> outcomes() {
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (Rehearsal.Outcome outcome : new Rehearsal(lake.lake(), lake.reading()).of(sources)) {
            outcomes.put(
                    outcome.ledger().name(),
                    outcome.refusal() == null
                            ? outcome.ledger().accepted() + " accepted"
                            : outcome.refusal().reason().name());
        }
        return outcomes;
    }

    private void csv(String name, String text, String outcome) throws IOException {
        csv(name, text.getBytes(StandardCharsets.UTF_8), outcome);
    }

    private void csv(String name, byte[] bytes, String outcome) throws IOException {
        add(name, bytes, outcome, "csv");
    }

    private void json(String name, String text, String outcome) throws IOException {
        add(name, text.getBytes(StandardCharsets.UTF_8), outcome, "json");
    }

    private void parquet(String name, byte[] bytes, String outcome) throws IOException {
        add(name, bytes, outcome, "parquet");
    }

    private void add(String name, byte[] bytes, String outcome, String format) throws IOException {
        Files.write(directory.resolve(name), bytes);
        Path descriptor = lake.descriptor(name.replace('.', '-'), name);
        Files.writeString(descriptor, Files.readString(descriptor).replace("format: csv", "format: " + format));
        sources.add(lake.source(descriptor));
        expected.put(name, outcome);
    }

    /** Parquet with a good footer, whose pages are not what it says. */
    private byte[] damagedParquet() throws IOException {
        Path folder = directory.resolve("parquet");
        TestLake.spark()
                .range(1_000)
                .selectExpr("concat('holder', id) who", "cast(id as string) much", "'2025-01-01' day")
                .coalesce(1)
                .write()
                .parquet(folder.toUri().toString());
        try (var files = Files.list(folder)) {
            Path file = files.filter(part -> part.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(file);
            Arrays.fill(bytes, 8, bytes.length / 3, (byte) 0x5a);
            return bytes;
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(ROW.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
