package io.chokepoint.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.ingest.value.ReasonCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void linesEndAsTheyDoOnAnySystemAndTheLastNeedsNoEnd() throws IOException {
        assertThat(lines("a\nb\r\n\nlast")).containsExactly("a", "b", "", "last");
        assertThat(lines("a\n")).containsExactly("a");
        assertThat(lines("")).isEmpty();
    }

    @Test
    void aLineMayEndWhereTheBufferDoes() throws IOException {
        String line = "é".repeat(40_000);
        assertThat(lines(line + "\r\n" + line + "\n" + "x".repeat(65_536) + "\n"))
                .containsExactly(line, line, "x".repeat(65_536));
    }

    @Test
    void ofALineOf64MegabytesOneIsKeptAndTheNextLineIsWhole() throws IOException {
        InputStream text = new SequenceInputStream(new Endless(64L << 20), bytes("\nnext\n"));
        try (Lines lines = new Lines(text)) {
            assertThat(lines.next()).hasSize(Limits.LINE + 1);
            assertThat(lines.length()).isEqualTo(64L << 20);
            assertThat(lines.next()).isEqualTo("next");
            assertThat(lines.length()).isEqualTo(4);
        }
    }

    @Test
    void whatDecompressesToAHundredTimesItsSizeIsRefusedBeforeItIsRead() throws IOException {
        BoundedStream.Counting stored = new BoundedStream.Counting(bytes("tiny"));
        stored.readAllBytes();
        try (InputStream in = new BoundedStream(new Endless(Long.MAX_VALUE), stored, "bomb.gz")) {
            assertThatThrownBy(() -> in.transferTo(java.io.OutputStream.nullOutputStream()))
                    .isInstanceOfSatisfying(RefusedFile.class, refused -> assertThat(refused.reason())
                            .isEqualTo(ReasonCode.FILE_TOO_LARGE))
                    .hasMessageContaining("over 100 to one");
        }
    }

    private static List<String> lines(String text) throws IOException {
        List<String> all = new ArrayList<>();
        try (Lines lines = new Lines(bytes(text))) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                all.add(line);
            }
        }
        return all;
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The letter a, so many times. */
    private static final class Endless extends InputStream {
        private long left;

        Endless(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'a' : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            int count = (int) Math.min(length, left);
            java.util.Arrays.fill(buffer, offset, offset + count, (byte) 'a');
            left -= count;
            return count == 0 ? -1 : count;
        }
    }
}
