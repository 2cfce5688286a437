package io.chokepoint.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.ingest.descriptor.DescribedSource;
import io.chokepoint.ingest.descriptor.DescriptorReader;
import io.chokepoint.ingest.lake.Rehearsal;
import io.chokepoint.ingest.lake.Source;
import io.chokepoint.ingest.lake.TestLake;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published files of each kind, broken on purpose; skipped without {@link SharedData}. */
class BrokenInputIT {
    private static final String USDC = "stablecoin/supply-audit/usdc_7d_20260514_20260521.csv";
    private static final String XSGD = "stablecoin/supply-audit/xsgd_7d_20260513_20260520_polygon.csv";
    private static final String LIVEPEER = "compute/livepeer/delegator_claim_snapshot.csv.gz";
    private static final String RATED = "compute/eth-staking/rated_operator_hhi_2025-10-21.csv.gz";
    private static final String GENESIS = "defi/ethereum-genesis/mainnet.json.gz";
    private static final String TALLY = "dao/maker/tally.json";
    private static final String NAMES = "defi/edi-mapping/ethereum.jsonl.gz";
    private static final String PROPOSALS = "dao/agora-optimism/dao_node_raw.ndjson.gz";
    private static final String VALUE_LOCKED = "defi/oso-tvl/enriched_tvl_events.parquet";

    @TempDir
    private Path directory;

    private final List<String> expected = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();

    @Test
    void everyBreakIsNoticedWithItsReason() throws IOException {
        Path data = SharedData.directory();
        TestLake lake = new TestLake(directory);
        // A window in which supply changed by other than what was minted less what was burned must fail.
        text(
                lake,
                data,
                USDC,
                "usdc-supply-audit",
                text -> text.replace(",31748258313685,", ",31748258313686,")
                        .replaceFirst(",31748258313686,", ",31748258313685,"),
                "CHECK_FAILED:1");
        text(lake, data, XSGD, "xsgd-supply-audit", text -> text.replace("chain_id", "chain"), "MISSING_COLUMN");
        bytes(lake, data, LIVEPEER, "livepeer-orchestrator-stake", BrokenInputIT::half, "FILE_TRUNCATED");
        text(
                lake,
                data,
                LIVEPEER,
                "livepeer-orchestrator-stake",
                text -> text.replaceFirst("9560", "9560.5"),
                "AMOUNT_TOO_PRECISE:1");
        bytes(lake, data, RATED, "ethereum-staking-operators", BrokenInputIT::half, "FILE_TRUNCATED");
        text(
                lake,
                data,
                RATED,
                "ethereum-staking-operators",
                text -> text.replaceFirst(",229032,", ",\"229032,"),
                "MALFORMED_ROW:1");
        text(lake, data, GENESIS, "ethereum-genesis", text -> text.substring(0, text.length() / 2), "FILE_MALFORMED");
        text(
                lake,
                data,
                GENESIS,
                "ethereum-genesis",
                text -> text.replaceFirst("0x0ad78ebc5ac6200000", "-1"),
                "AMOUNT_NEGATIVE:1");
        text(lake, data, TALLY, "maker-poll-votes", text -> text.replace("votesByAddress", "votes"), "FILE_MALFORMED");
        text(
                lake,
                data,
                TALLY,
                "maker-poll-votes",
                text -> text.replaceFirst("0xad2fda5f6c", "0xaD2fda5f6c"),
                "SUM_NOT_AS_STATED");
        text(
                lake,
                data,
                NAMES,
                "edi-address-names",
                text -> text.replaceFirst("\\}\n", "\n"),
                "HOLDER_INVALID:1 MALFORMED_ROW:1");
        text(
                lake,
                data,
                PROPOSALS,
                "optimism-proposal-votes",
                text -> text.replaceFirst("\"no-param\":\\{\"1\":\"", "$0NaN"),
                "AMOUNT_NOT_A_NUMBER:1");
        bytes(lake, data, VALUE_LOCKED, "optimism-value-locked", BrokenInputIT::half, "FILE_MALFORMED");
        bytes(
                lake,
                data,
                VALUE_LOCKED,
                "optimism-value-locked",
                bytes -> Arrays.copyOfRange(bytes, bytes.length / 2, bytes.length),
                "AMOUNT_IS_DOUBLE");

        List<String> found = new ArrayList<>();
        for (Rehearsal.Outcome outcome : new Rehearsal(lake.lake(), lake.reading()).of(sources)) {
            found.add(outcome.ledger().name() + " " + ManifestIT.reasons(outcome));
        }
        assertThat(found).isEqualTo(expected);
    }

    private void text(
            TestLake lake, Path data, String file, String through, UnaryOperator<String> broken, String reasons)
            throws IOException {
        boolean compressed = file.endsWith(".gz");
        String text;
        try (InputStream in = Files.newInputStream(data.resolve(file))) {
            text = new String((compressed ? new GZIPInputStream(in) : in).readAllBytes(), StandardCharsets.UTF_8);
        }
        String changed = broken.apply(text);
        assertThat(changed).as("%s is broken", file).isNotEqualTo(text);
        byte[] plain = changed.getBytes(StandardCharsets.UTF_8);
        add(lake, file, through, compressed ? gzip(plain) : plain, reasons);
    }

    private void bytes(
            TestLake lake, Path data, String file, String through, UnaryOperator<byte[]> broken, String reasons)
            throws IOException {
        add(lake, file, through, broken.apply(Files.readAllBytes(data.resolve(file))), reasons);
    }

    private void add(TestLake lake, String file, String through, byte[] bytes, String reasons) throws IOException {
        String name = sources.size() + "_" + Path.of(file).getFileName();
        Path path = Files.write(directory.resolve(name), bytes);
        sources.add(DescribedSource.of(
                DescriptorReader.read(Path.of("src/main/resources/descriptors", through + ".yaml"))
                        .of(List.of(path.toUri().toString())),
                lake.reading().configuration()));
        expected.add(name + " " + reasons);
    }

    private static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }
}
