package io.chokepoint.bench.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chokepoint.bench.chain.Addresses;
import io.chokepoint.bench.chain.Chain;
import io.chokepoint.bench.chain.ChainCache;
import io.chokepoint.bench.chain.ChainShape;
import io.chokepoint.bench.chain.Layout;
import io.chokepoint.bench.chain.Ledger;
import io.chokepoint.bench.chain.Transfers;
import io.chokepoint.bench.result.Comparison;
import io.chokepoint.bench.result.IndexFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class DuckDbPeerTest {
    private static final ChainShape SHAPE = new ChainShape(5, 45, 4_000);
    private static final int DAYS = 4;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Layout.class)
    void computesWhatTheDefinitionsSay(Layout layout) throws IOException {
        Transfers transfers = transfers(layout);
        Path output = folder.resolve("peer");

        assertThat(peer(layout, transfers, output)).isZero();
        assertThat(Comparison.of(output, reference(layout, DAYS))).isEmpty();
        assertThat(IndexFile.read(output)).hasSize(45);
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void aDayOnTopOfBalancesGivesWhatAllDaysGive(Layout layout) throws IOException {
        Transfers transfers = transfers(layout);
        Path before = folder.resolve("before");
        Path opening = folder.resolve("opening");
        Path output = folder.resolve("increment");

        peer(layout, transfers, before, "--to=" + transfers.daysBeforeLast(1), "--closing-balances=" + opening);
        int code = peer(
                layout,
                transfers,
                output,
                "--from=" + transfers.last(),
                "--opening-balances=" + opening,
                "--closing-balances=" + folder.resolve("closing"));

        assertThat(code).isZero();
        assertThat(Comparison.of(before, reference(layout, DAYS - 1))).isEmpty();
        assertThat(Comparison.of(output, reference(layout, DAYS))).isEmpty();
    }

    @Test
    void aFolderWithoutTransfersOfTheseDaysIsRefused() {
        StringWriter err = new StringWriter();
        int code = DuckDbPeer.commandLine()
                .setErr(new PrintWriter(err, true))
                .execute("--layout=ids", "--transfers=" + folder, "--output=" + folder.resolve("x"));

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("has no transfers of these days").doesNotContain("\tat ");
    }

    private Transfers transfers(Layout layout) {
        return new ChainCache(folder.resolve("cache"), SHAPE, 2, new PrintStream(OutputStream.nullOutputStream()))
                .transfers(layout, (long) DAYS * SHAPE.perDay());
    }

    private static int peer(Layout layout, Transfers transfers, Path output, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("--layout=" + layout.word(), "--transfers=" + transfers.folder(), "--output=" + output));
        arguments.addAll(List.of(more));
        return new CommandLine(new DuckDbPeer())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments.toArray(String[]::new));
    }

    private Path reference(Layout layout, int days) throws IOException {
        Chain chain = new Chain(SHAPE);
        Ledger ledger = new Ledger();
        for (int day = 0; day < days; day++) {
            ledger.add(chain.next());
        }
        List<ObjectNode> lines = ledger.series().stream()
                .map(series -> BruteForce.indices(name(layout, series), ledger.balances(series)))
                .toList();
        Path file = folder.resolve("reference-" + days);
        IndexFile.write(file, lines);
        return file;
    }

    private static String name(Layout layout, int series) {
        return layout == Layout.IDS
                ? Integer.toString(series)
                : "0x" + HexFormat.of().formatHex(Addresses.ofSeries(series));
    }
}
