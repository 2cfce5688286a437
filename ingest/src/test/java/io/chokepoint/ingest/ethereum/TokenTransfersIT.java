package io.chokepoint.ingest.ethereum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.ingest.lake.FileLedger;
import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.lake.TestLake;
import io.chokepoint.ingest.read.RefusedFile;
import io.chokepoint.ingest.value.ReasonCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTransfersIT {
    private static final String TOKEN = "0x" + "a".repeat(40);
    private static final String ANN = "0x" + "1".repeat(40);
    private static final String BOB = "0x" + "2".repeat(40);
    private static final String NOBODY = "0x" + "0".repeat(40);
    private static final String GREATEST =
            "115792089237316195423570985008687907853269984665640564039457584007913129639935";
    private static final String[] EVERYTHING = {
        "token", "subject_id", "sender", "recipient", "amount", "block_number", "block_time", "log_index", "as_of"
    };

    @TempDir
    private Path directory;

    private TestLake lake;

    @BeforeEach
    void emptyLake() {
        lake = new TestLake(directory);
    }

    @Test
    void csvJsonLinesAndParquetSayTheSame() throws IOException {
        lake.write("transfers.csv", csv(row(ANN, GREATEST, 0, 7), row(BOB, "5", 1, 8)));
        lake.write("blocks.csv", "number,hash,timestamp\n7,0x0,1683029999\n8,0x1,1683072000\n");
        FileLedger ledger = take(lake, "transfers.csv", "blocks.csv");
        List<String> expected = lake.seen(LakeTable.TRANSFER, EVERYTHING);

        assertThat(ledger.accepted()).isEqualTo(2);
        assertThat(expected).hasSize(2);
        assertThat(expected.get(0))
                .contains(GREATEST)
                .contains("2023-05-02T12:19:59Z")
                .endsWith("0 2023-05-02");
        assertThat(lake.seen(LakeTable.SUBJECT, "subject_id", "resource"))
                .containsExactly("eip155:1/erc20:%s token_balance".formatted(TOKEN));

        TestLake lines = new TestLake(Files.createDirectories(directory.resolve("lines")));
        lines.write("transfers.json", jsonLine(ANN, GREATEST, 0, 7, 1683029999) + jsonLine(BOB, "5", 1, 8, 1683072000));
        take(lines, "lines/transfers.json");
        assertThat(lines.seen(LakeTable.TRANSFER, EVERYTHING)).isEqualTo(expected);

        TestLake parquet = new TestLake(Files.createDirectories(directory.resolve("parquet")));
        take(parquet, parquet("string"), "blocks.csv");
        assertThat(parquet.seen(LakeTable.TRANSFER, EVERYTHING)).isEqualTo(expected);
    }

    @Test
    void aTransferHasTheNumbersOfItsPartiesAndFilesKeepTheOrderOfTheChain() {
        lake.write(
                "transfers.csv",
                csv(
                        row(BOB, "18446744073709551617", 3, 8),
                        row(ANN, "5", 2, 7),
                        row(ANN, GREATEST, 0, 8),
                        row(NOBODY, "7", 10, 7)));
        lake.write("blocks.csv", "number,hash,timestamp\n7,0x0,1683029999\n8,0x1,1683030000\n");
        take(lake, "transfers.csv", "blocks.csv");
        assertThat(lake.seen(LakeTable.HOLDER, "holder_id", "holder")).containsExactly("1 " + ANN, "2 " + BOB);
        assertThat(lake.stored(LakeTable.TRANSFER).collectAsList())
                .extracting(row -> List.of(
                        row.<Long>getAs("block_number"),
                        row.<Long>getAs("log_index"),
                        row.<Long>getAs("sender_id"),
                        row.<Long>getAs("recipient_id")))
                .containsExactly(
                        List.of(7L, 2L, 0L, 1L),
                        List.of(7L, 10L, 0L, 0L),
                        List.of(8L, 0L, 0L, 1L),
                        List.of(8L, 3L, 0L, 2L));
        assertThat(lake.seen(LakeTable.TRANSFER, "log_index", "series_id", "amount_high", "amount_low"))
                .containsExactly("0 1 null null", "10 1 0 7", "2 1 0 5", "3 1 1 1");
    }

    @Test
    void valuesInFloatingPointAreRefused() {
        lake.write("transfers.csv", csv(row(ANN, "5", 0, 7), row(BOB, "5", 1, 8)));
        lake.write("blocks.csv", "number,hash,timestamp\n7,0x0,1683029999\n8,0x1,1683072000\n");
        assertThatThrownBy(() -> take(lake, parquet("double"), "blocks.csv"))
                .isInstanceOfSatisfying(RefusedFile.class, refused -> assertThat(refused.reason())
                        .isEqualTo(ReasonCode.AMOUNT_IS_DOUBLE));
        assertThat(lake.seen(LakeTable.TRANSFER, "amount")).isEmpty();
    }

    @Test
    void aTransferWithoutExactlyOneBlockTimeIsQuarantined() {
        lake.write("transfers.csv", csv(row(ANN, "5", 0, 7), row(BOB, "6", 1, 8), row(BOB, "7", 2, 9)));
        lake.write("blocks.csv", "number,timestamp\n7,1683029999\n7,1683029999\n8,1683072000\n8,1683072012\n");
        FileLedger ledger = take(lake, "transfers.csv", "blocks.csv");
        assertThat(ledger.accepted()).isEqualTo(1);
        assertThat(ledger.reasons()).containsEntry("BLOCK_TIME_UNKNOWN", 2L).hasSize(1);
        assertThat(ledger.amountSum()).isEqualTo(5);
    }

    @Test
    void theSameLogTwiceIsADuplicateAndAnotherValueAConflict() {
        lake.write("blocks.csv", "number,timestamp\n7,1683029999\n");
        lake.write(
                "transfers.csv",
                csv(row(ANN, "5", 0, 7), row(ANN, "5", 0, 7), row(ANN, "1", 1, 7), row(ANN, "2", 1, 7)));
        FileLedger ledger = take(lake, "transfers.csv", "blocks.csv");
        assertThat(List.of(ledger.accepted(), ledger.duplicates(), ledger.quarantined()))
                .containsExactly(1L, 1L, 2L);
    }

    private FileLedger take(TestLake into, String transfers, String... blocks) {
        TokenTransfers source = TokenTransfers.of(
                "test",
                "eip155:1",
                List.of(uri(transfers)),
                List.of(blocks).stream().map(this::uri).toList(),
                Tokens.NONE,
                into.reading());
        return into.take(false, List.of(source)).files().get(0);
    }

    private String uri(String file) {
        return directory.resolve(file).toUri().toString();
    }

    private String parquet(String valueType) {
        Path folder = directory.resolve(valueType);
        TestLake.spark()
                .read()
                .option("header", "true")
                .csv(directory.resolve("transfers.csv").toString())
                .selectExpr(
                        "token_address",
                        "from_address",
                        "to_address",
                        "cast(value as %s) as value".formatted(valueType),
                        "transaction_hash",
                        "cast(log_index as bigint) as log_index",
                        "cast(block_number as bigint) as block_number")
                .coalesce(1)
                .write()
                .parquet(folder.toString());
        try (var files = Files.list(folder)) {
            return valueType + "/"
                    + files.map(Path::getFileName)
                            .map(Path::toString)
                            .filter(name -> name.endsWith(".parquet"))
                            .findFirst()
                            .orElseThrow();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static String csv(String... rows) {
        return "token_address,from_address,to_address,value,transaction_hash,log_index,block_number\n"
                + String.join("\n", rows) + "\n";
    }

    private static String row(String recipient, String value, int log, long block) {
        return String.join(
                ",",
                TOKEN,
                NOBODY,
                recipient,
                value,
                "0x" + "e".repeat(64),
                String.valueOf(log),
                String.valueOf(block));
    }

    private static String jsonLine(String recipient, String value, int log, long block, long timestamp) {
        return ("{\"type\": \"token_transfer\", \"token_address\": \"%s\", \"from_address\": \"%s\", \"to_address\": \"%s\","
                        + " \"value\": %s, \"transaction_hash\": \"0x%s\", \"log_index\": %d, \"block_number\": %d,"
                        + " \"block_timestamp\": %d}\n")
                .formatted(TOKEN, NOBODY, recipient, value, "e".repeat(64), log, block, timestamp);
    }
}
