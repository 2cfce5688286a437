package io.chokepoint.local.clickhouse.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clickhouse.data.ClickHouseCityHash;
import io.chokepoint.local.clickhouse.chdb.EngineException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NativeBlocksTest {

    private final Random random = new Random(7);

    @Test
    void hashesAsTheOfficialClientDoes() {
        byte[] data = new byte[2_000];
        random.nextBytes(data);
        for (int length = 0; length < 1_200; length++) {
            long[] expected = ClickHouseCityHash.cityHash128(data, 3, length);
            CityHash.Hash actual = CityHash.of(data, 3, length);
            assertThat(new long[] {actual.low(), actual.high()})
                    .as("length " + length)
                    .containsExactly(expected);
        }
    }

    @Test
    void blocksComeBackAsTheyWent() throws IOException {
        for (int length : new int[] {0, 1, 65_535, 65_536, 65_537, 1_000_000}) {
            byte[] data = new byte[length];
            random.nextBytes(data);
            Arrays.fill(data, length / 2, length, (byte) 'a');
            assertThat(new NativeBlocks.Input(new ByteArrayInputStream(packed(data))).readAllBytes())
                    .isEqualTo(data);
        }
    }

    @Test
    void aChangedByteIsNoticed() throws IOException {
        byte[] packed = packed("some rows of a table".getBytes(StandardCharsets.UTF_8));
        packed[packed.length - 3] ^= 1;
        assertThatThrownBy(() -> new NativeBlocks.Input(new ByteArrayInputStream(packed)).readAllBytes())
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("Checksum");
    }

    @Test
    void aCutBlockIsNoticed() throws IOException {
        byte[] packed = packed(new byte[1000]);
        byte[] cut = Arrays.copyOf(packed, packed.length - 1);
        assertThatThrownBy(() -> new NativeBlocks.Input(new ByteArrayInputStream(cut)).readAllBytes())
                .isInstanceOf(EOFException.class);
    }

    @Test
    void anAbsurdSizeIsRefusedBeforeMemoryIsTaken() {
        byte[] block = new byte[25];
        block[16] = (byte) 0x82;
        Arrays.fill(block, 17, 25, (byte) 0x7f);
        assertThatThrownBy(() -> new NativeBlocks.Input(new ByteArrayInputStream(block)).readAllBytes())
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("at most");
    }

    private static byte[] packed(byte[] data) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (NativeBlocks.Output out = new NativeBlocks.Output(packed)) {
            out.write(data);
        }
        return packed.toByteArray();
    }
}
