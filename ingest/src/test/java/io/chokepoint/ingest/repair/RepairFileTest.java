package io.chokepoint.ingest.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.read.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairFileTest {
    @TempDir
    private Path directory;

    @Test
    void rowsOfCsvStandUnderTheirHeader() throws IOException {
        assertThat(written(Layout.flat(Layout.Format.CSV, List.of(), List.of()), "a,b", "1,x", "\"2,y\nz\""))
                .isEqualTo("a,b\n1,x\n\"2,y\nz\"\n");
    }

    @Test
    void rowsOfParquetAreJsonLines() throws IOException {
        Layout parquet = Layout.flat(Layout.Format.PARQUET, List.of(), List.of());
        assertThat(written(parquet.repairable(), "", "{\"a\":1}", "{\"a\":2}")).isEqualTo("{\"a\":1}\n{\"a\":2}\n");
    }

    @Test
    void recordsOfADocumentStandWhereTheyStood() throws IOException {
        assertThat(written(json("/data/a~1b", Layout.Shape.ARRAY), "", "{\"a\":1}", "{\"a\":2}"))
                .isEqualTo("{\"data\":{\"a/b\":[\n{\"a\":1},\n{\"a\":2}\n]}}\n");
        assertThat(written(json("", Layout.Shape.MAP), "", "{\"x\":1}", "{\"y\":{\"a\":2}}"))
                .isEqualTo("{\n\"x\":1,\n\"y\":{\"a\":2}\n}\n");
    }

    @Test
    void aFileThatExistsIsNotWrittenOver() throws IOException {
        Path there = Files.writeString(directory.resolve("there.csv"), "mine");
        Layout csv = Layout.flat(Layout.Format.CSV, List.of(), List.of());
        assertThatThrownBy(() -> RepairFile.write(there, csv, "a", List.of("1").iterator()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("there.csv exists; name another file or remove it");
        assertThat(there).hasContent("mine");
    }

    private String written(Layout layout, String header, String... texts) throws IOException {
        Path out = directory.resolve("out-" + Integer.toHexString(List.of(texts).hashCode()));
        assertThat(RepairFile.write(out, layout, header, List.of(texts).iterator()))
                .isEqualTo(texts.length);
        return Files.readString(out);
    }

    private static Layout json(String pointer, Layout.Shape shape) {
        return new Layout(Layout.Format.JSON, ',', false, pointer, shape, List.of(), List.of());
    }
}
