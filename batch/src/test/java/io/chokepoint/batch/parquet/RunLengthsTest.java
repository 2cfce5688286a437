package io.chokepoint.batch.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.apache.parquet.io.ParquetDecodingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunLengthsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 16, 17, 24, 31})
    void readsWhatParquetWritesInWhateverPieces(int width) throws IOException {
        Random random = new Random(width);
        int[] numbers = mixed(random, 5000, width);
        byte[] bytes = encoded(numbers, width);

        RunLengths runs = new RunLengths(bytes, 0, bytes.length, width);
        int[] read = new int[numbers.length];
        for (int at = 0; at < read.length; ) {
            int piece = Math.min(read.length - at, 1 + random.nextInt(40));
            runs.read(read, at, piece);
            at += piece;
        }

        assertThat(read).isEqualTo(numbers);
    }

    @Test
    void aLastGroupMayLackTheBytesThatHoldNoValue() throws IOException {
        int[] numbers = {5, 9, 1};
        byte[] whole = encoded(numbers, 12);
        byte[] cut = Arrays.copyOf(whole, 1 + 5);

        int[] read = new int[3];
        new RunLengths(cut, 0, cut.length, 12).read(read, 0, 3);

        assertThat(read).isEqualTo(numbers);
    }

    @Test
    void refusesToReadPastTheEnd() throws IOException {
        byte[] bytes = encoded(new int[] {7, 7, 7, 7, 7, 7, 7, 7, 7, 7}, 3);
        RunLengths runs = new RunLengths(bytes, 0, bytes.length, 3);

        assertThatExceptionOfType(ParquetDecodingException.class)
                .isThrownBy(() -> runs.read(new int[20], 0, 20))
                .withMessageContaining("before its last value");
    }

    /** Long runs of one value between numbers of any value. */
    private static int[] mixed(Random random, int count, int width) {
        int[] numbers = new int[count];
        for (int at = 0; at < count; ) {
            int value = (int) (random.nextLong() & (1L << width) - 1);
            int run = random.nextBoolean() ? 1 : random.nextInt(60);
            for (int i = 0; i < run && at < count; i++) {
                numbers[at++] = value;
            }
        }
        return numbers;
    }

    private static byte[] encoded(int[] numbers, int width) throws IOException {
        try (RunLengthBitPackingHybridEncoder encoder =
                new RunLengthBitPackingHybridEncoder(width, 64, 4096, new HeapByteBufferAllocator())) {
            for (int number : numbers) {
                encoder.writeInt(number);
            }
            return encoder.toBytes().toByteArray();
        }
    }
}
