package io.chokepoint.ingest.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.ingest.value.ReasonCode;
import io.chokepoint.ingest.value.RowRejected;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TransferChunkTest {
    private static final byte[] HASH = "0123456789abcdef".repeat(4).getBytes(StandardCharsets.US_ASCII);

    @Test
    void whatComesBackFromTheDiskIsWhatWentThere() throws IOException, ClassNotFoundException {
        for (long time : new long[] {1_735_689_600_000_000L, 1_735_689_600_250_001L}) {
            ChunkBuilder builder = new ChunkBuilder(3, 100);
            builder.begin(7);
            add(builder, "0", 1, 0, time);
            add(builder, "999999999999999999", Integer.MAX_VALUE, 5, time);
            add(builder, "18446744073709551615", 1L << 40, 0, time + 60_000_000);
            add(builder, "9".repeat(50), 2, 1L << 33, time);
            builder.reject(9, "raw", new RowRejected(ReasonCode.MALFORMED_ROW, "why"));
            builder.end(12, null, null);
            TransferChunk chunk = builder.take();
            TransferChunk again = throughDisk(chunk).open();

            assertThat(again.rows).isEqualTo(4);
            assertThat(again.source).isEqualTo(3);
            for (int row = 0; row < chunk.rows; row++) {
                assertThat(row(again, row)).isEqualTo(row(chunk, row));
                assertThat(again.key(row)).isEqualTo(chunk.key(row));
            }
            assertThat(again.ended).isEqualTo(chunk.ended).hasSize(1);
            assertThat(again.ended.get(0).sum())
                    .isEqualTo(new java.math.BigInteger("9".repeat(50))
                            .add(new java.math.BigInteger("19446744073709551614")));
            assertThat(again.rejected).isEqualTo(chunk.rejected).hasSize(1);
            assertThat(again.holders.text(1)).isEqualTo(chunk.holders.text(1));
        }
    }

    @Test
    void anEmptyChunkComesBackEmpty() throws IOException, ClassNotFoundException {
        assertThat(throughDisk(new ChunkBuilder(0, 10).take()).rows()).isZero();
    }

    private static void add(ChunkBuilder builder, String amount, long block, long log, long time) {
        byte[] digits = amount.getBytes(StandardCharsets.US_ASCII);
        assertThat(builder.sender("%040x".formatted(block).getBytes(StandardCharsets.US_ASCII), 0))
                .isTrue();
        assertThat(builder.recipient("%040x".formatted(0).getBytes(StandardCharsets.US_ASCII), 0))
                .isTrue();
        int token = builder.tokens().add("0x" + "a".repeat(40));
        builder.add(4, token, digits, 0, digits.length, HASH, 0, block, log, time);
    }

    private static String row(TransferChunk chunk, int row) {
        return "%d %d %d %d %d %d %d %d %d %d %s %s"
                .formatted(
                        chunk.run[row],
                        chunk.line[row],
                        chunk.token[row],
                        chunk.sender[row],
                        chunk.recipient[row],
                        chunk.block[row],
                        chunk.log[row],
                        chunk.time[row],
                        chunk.amountHigh[row],
                        chunk.amountLow[row],
                        new String(
                                chunk.amounts,
                                chunk.amountStart(row),
                                chunk.amountEnd[row] - chunk.amountStart(row),
                                StandardCharsets.US_ASCII),
                        Long.toHexString(chunk.hashes[4 * row]) + Long.toHexString(chunk.hashes[4 * row + 3]));
    }

    private static TransferChunk throughDisk(TransferChunk chunk) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(chunk);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (TransferChunk) in.readObject();
        }
    }
}
