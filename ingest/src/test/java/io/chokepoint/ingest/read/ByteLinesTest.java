package io.chokepoint.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteLinesTest {
    private static final int LONG = 1 << 20;

    @Test
    void linesOfAnyLengthAreThoseOfTheReaderOfText() throws IOException {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            int length = random.nextInt(20) == 0 ? random.nextInt(3 * LONG) : random.nextInt(5_000);
            text.append(random.nextBoolean() ? "ü" : "x")
                    .append("y".repeat(length))
                    .append(random.nextBoolean() ? "\r\n" : "\n");
        }
        byte[] bytes = text.append("end").toString().getBytes(StandardCharsets.UTF_8);

        List<String> expected = new ArrayList<>();
        try (Lines lines = new Lines(new ByteArrayInputStream(bytes))) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                expected.add((lines.length() > Limits.LINE) + " " + line.hashCode());
            }
        }
        List<String> found = new ArrayList<>();
        ByteLines lines = new ByteLines(new ByteArrayInputStream(bytes), 0);
        while (lines.more()) {
            String line = lines.next();
            found.add((lines.length() > Limits.LINE) + " " + line.hashCode());
        }
        assertThat(found).isEqualTo(expected).hasSize(301);
    }
}
