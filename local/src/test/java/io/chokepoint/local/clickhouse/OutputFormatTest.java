package io.chokepoint.local.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OutputFormatTest {

    @Test
    void skipsTheRepeatedHeader() {
        assertThat(rowsOfSecond("TSVWithNames", "a\tb\n1\t2\n", "a\tb\n3\t4\n")).isEqualTo("3\t4\n");
        assertThat(rowsOfSecond("csvwithnamesandtypes", "\"a\nb\"\n\"T\"\n1\n", "\"a\nb\"\n\"T\"\n2\n"))
                .isEqualTo("2\n");
        assertThat(rowsOfSecond("RowBinaryWithNamesAndTypes", "\1\1a\5UInt8x", "\1\1a\5UInt8y"))
                .isEqualTo("y");
        assertThat(rowsOfSecond("RowBinaryWithNames", "\1\1ax", "\1\1ay")).isEqualTo("y");
        assertThat(rowsOfSecond("JSONEachRow", "{}\n", "{}\n")).isEqualTo("{}\n");
    }

    @Test
    void aBlockWithOtherColumnsIsNeverSent() {
        assertThatThrownBy(() -> rowsOfSecond("RowBinaryWithNamesAndTypes", "\1\1a\5UInt8x", "\1\1b\5UInt8y"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("other columns");
    }

    @Test
    void documentsAreNotStreamed() {
        assertThat(OutputFormat.of("JSON").streams()).isFalse();
        assertThat(OutputFormat.of("Parquet").streams()).isFalse();
        assertThat(OutputFormat.of("Values").streams()).isFalse();
        assertThat(OutputFormat.of("Native").streams()).isTrue();
    }

    private static String rowsOfSecond(String format, String first, String second) {
        byte[] block = second.getBytes(StandardCharsets.ISO_8859_1);
        int from = OutputFormat.of(format)
                .rowsAfter(first.getBytes(StandardCharsets.ISO_8859_1))
                .apply(block);
        return new String(block, from, block.length - from, StandardCharsets.ISO_8859_1);
    }
}
