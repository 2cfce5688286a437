package io.chokepoint.ingest.lake;

import io.chokepoint.ingest.read.ReadTask;
import io.chokepoint.ingest.read.SourceFile;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** One file of a run; index is its position in it. */
record Input(int index, Source source, SourceFile file) {
    private static final StructType SCHEMA =
            StructType.fromDDL("file_index int, dataset string, source string, file string");

    /** What makes two files the same: data set, descriptor and bytes. */
    List<String> key() {
        return List.of(source.dataset(), source.id(), file.sha256());
    }

    ReadTask task() {
        return source.read(index, file);
    }

    FileLedger ledger(Map<Integer, Tally> tallies) {
        return ledger(tallies, Lake.COMMITTED);
    }

    FileLedger ledger(Map<Integer, Tally> tallies, String status) {
        Tally tally = tallies.getOrDefault(index, Tally.NOTHING);
        return new FileLedger(
                source.dataset(),
                source.id(),
                file.uri(),
                file.sha256(),
                file.bytes(),
                tally.rows(),
                tally.accepted(),
                tally.duplicates(),
                tally.quarantined(),
                tally.amountSum(),
                tally.reasons(),
                status);
    }

    /** Rows (file_index, dataset, source, file), one per file. */
    static Dataset<Row> frame(SparkSession spark, List<Input> inputs) {
        List<Row> rows = inputs.stream()
                .map(input -> RowFactory.create(
                        input.index(),
                        input.source().dataset(),
                        input.source().id(),
                        input.file().uri()))
                .toList();
        return spark.createDataFrame(rows, SCHEMA);
    }
}
