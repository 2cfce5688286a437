package io.chokepoint.ingest.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HexTest {
    @Test
    void whatIsWrittenIsReadAsTheSameBits() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            int bits = random.nextInt();
            byte[] text = new byte[8];
            Hex.put(bits, text, 0);
            assertThat(new String(text, StandardCharsets.US_ASCII)).isEqualTo("%08x".formatted(bits));
            assertThat(Hex.wrong(Hex.word(text, 0))).isZero();
            assertThat(Hex.bits(Hex.word(text, 0))).isEqualTo(bits);
        }
    }

    @Test
    void nothingButALowerCaseDigitIsRightAtAnyPlace() {
        for (int place = 0; place < 8; place++) {
            for (int value = 0; value < 256; value++) {
                byte[] text = "0123cdef".getBytes(StandardCharsets.US_ASCII);
                text[place] = (byte) value;
                boolean digit = value >= '0' && value <= '9' || value >= 'a' && value <= 'f';
                assertThat(Hex.wrong(Hex.word(text, 0)) == 0)
                        .as("byte %d at %d", value, place)
                        .isEqualTo(digit);
            }
        }
    }
}
