package io.chokepoint.batch.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.batch.spark.LocalSpark;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTest {
    private final SparkSession spark = LocalSpark.session();

    @TempDir
    private Path directory;

    @Test
    void aLakeWithoutTablesHasNothing() {
        Lake lake = new Lake(spark, directory.toString());
        assertThat(lake.datasets()).isEmpty();
        assertThat(lake.holders().columns()).containsExactly("holder_id", "holder");
        assertThat(lake.holders().collectAsList()).isEmpty();
    }

    @Test
    void holdersCountWithoutACommittedRun() {
        write(
                LakeTable.HOLDER,
                spark.createDataFrame(
                        List.of(RowFactory.create(1L, "ann", "killed", Instant.EPOCH)), LakeTable.HOLDER.schema()));
        assertThat(new Lake(spark, directory.toString()).holders().collectAsList())
                .containsExactly(RowFactory.create(1L, "ann"));
    }

    @Test
    void aLakeWithoutNumbersIsRefusedWithTheRemedy() {
        write(LakeTable.SUBJECT, empty(LakeTable.SUBJECT).drop("series_id"));
        write(LakeTable.TRANSFER, empty(LakeTable.TRANSFER).drop("sender_id", "recipient_id"));
        Lake lake = new Lake(spark, directory.toString());
        assertThatThrownBy(lake::datasets)
                .isInstanceOf(OldLakeException.class)
                .hasMessageContaining("its table subject has no series_id")
                .hasMessageContaining("./chokepoint up --fresh");
        assertThatThrownBy(() -> lake.transfers("set"))
                .isInstanceOf(OldLakeException.class)
                .hasMessageContaining("its table transfer has no sender_id, recipient_id");
    }

    private Dataset<Row> empty(LakeTable table) {
        return spark.createDataFrame(List.of(), table.schema());
    }

    private void write(LakeTable table, Dataset<Row> rows) {
        rows.write().format("delta").save(directory.resolve(table.tableName()).toString());
    }
}
