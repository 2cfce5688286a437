package io.chokepoint.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.ingest.lake.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingIT {
    private static final StructType SCHEMA = StructType.fromDDL("number bigint, raw string, who string");

    @TempDir
    private Path directory;

    @Test
    void aSplitFileGivesTheSameRowsAndLineNumbersAsAStreamedOne() throws IOException {
        StringBuilder text = new StringBuilder("\uFEFFwho,much\r\n");
        for (int i = 0; i < 5_000; i++) {
            text.append("holder").append(i).append(",1\r\n").append(i % 1_000 == 0 ? "\r\n" : "");
        }
        Path file = Files.writeString(directory.resolve("a.csv"), text);
        Layout layout = Layout.flat(Layout.Format.CSV, FileColumn.each("who", "much"), List.of("much"));
        SourceFile source = SourceFile.at(file.toUri().toString(), new Reading(TestLake.spark()).configuration());
        ReadTask task = new ReadTask(
                0,
                source,
                layout,
                (index, record) -> RowFactory.create(
                        record.number(), record.raw(), record.fields().text("who")));

        List<Row> streamed = rows(new Reading(TestLake.spark()), task);
        assertThat(streamed).hasSize(5_000);
        assertThat(rows(new Reading(TestLake.spark(), 1), task)).isEqualTo(streamed);
    }

    private static List<Row> rows(Reading reading, ReadTask task) {
        return reading.rows(List.of(task), SCHEMA).orderBy("number").collectAsList();
    }
}
