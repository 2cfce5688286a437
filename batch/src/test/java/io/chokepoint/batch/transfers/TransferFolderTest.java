package io.chokepoint.batch.transfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.chokepoint.batch.engine.AddressTransfers;
import io.chokepoint.batch.engine.IdTransfers;
import io.chokepoint.batch.spark.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferFolderTest {
    private static final SparkSession SPARK = LocalSpark.session();
    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);

    @TempDir
    private Path parent;

    private String uri;

    @BeforeEach
    void twoDays() {
        uri = parent.resolve("transfers").toString();
        SPARK.createDataFrame(
                        List.of(
                                RowFactory.create(1, 0L, 2L, 0L, 5L, DAY),
                                RowFactory.create(1, 2L, 3L, 0L, 4L, DAY.plusDays(1))),
                        new IdTransfers().schema().add("as_of", "date"))
                .write()
                .partitionBy("as_of")
                .parquet(uri);
    }

    @Test
    void readsTheDaysThatAreAskedFor() {
        TransferFolder folder = new TransferFolder(uri, new IdTransfers().schema());

        assertThat(folder.read(SPARK, null, null).count()).isEqualTo(2);
        assertThat(folder.read(SPARK, null, DAY).head()).isEqualTo(RowFactory.create(1, 0L, 2L, 0L, 5L, DAY));
    }

    @Test
    void refusesFilesOfAnotherLayout() {
        TransferFolder folder = new TransferFolder(uri, new AddressTransfers().schema());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> folder.read(SPARK, null, null))
                .withMessageContaining("has no token, sender, recipient");
    }

    @Test
    void refusesAFolderWithoutFiles() throws IOException {
        Files.createDirectory(parent.resolve("empty"));
        TransferFolder folder = new TransferFolder(parent.resolve("empty").toString(), new IdTransfers().schema());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> folder.read(SPARK, null, null))
                .withMessageContaining("has no Parquet files");
    }
}
