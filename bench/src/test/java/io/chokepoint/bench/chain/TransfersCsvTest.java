package io.chokepoint.bench.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransfersCsvTest {
    private static final PrintStream SILENT = new PrintStream(OutputStream.nullOutputStream());
    private static final ChainShape SHAPE = new ChainShape(7, 5, 40);

    @TempDir
    private Path root;

    @Test
    void eachRowIsATransferOfItsOwn() throws IOException {
        List<String> lines = Files.readAllLines(TransfersCsv.prepare(root, SHAPE, 100, SILENT));

        assertThat(lines).hasSize(101).doesNotHaveDuplicates();
        assertThat(lines.get(1))
                .matches("0x[0-9a-f]{40},0x[0-9a-f]{40},0x[0-9a-f]{40},[1-9][0-9]*,0x[0-9a-f]{64},0,[0-9]+,1735689600");
    }

    @Test
    void aLongerFileBeginsWithTheShorterOne() throws IOException {
        List<String> few = Files.readAllLines(TransfersCsv.prepare(root, SHAPE, 50, SILENT));
        List<String> more = Files.readAllLines(TransfersCsv.prepare(root, SHAPE, 90, SILENT));

        assertThat(more).startsWith(few.toArray(String[]::new));
    }
}
