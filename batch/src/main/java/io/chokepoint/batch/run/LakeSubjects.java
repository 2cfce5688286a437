package io.chokepoint.batch.run;

import io.chokepoint.batch.index.SubjectFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads what the lake says of subjects, and that each belongs to one dataset only. */
final class LakeSubjects {
    private LakeSubjects() {}

    /**
     * The subjects of a dataset.
     *
     * @param subjects newest rows of the lake's subject table, of all datasets
     * @throws IllegalStateException when another dataset measures the same resource of the same subject: readers could not
     *     tell which one answers
     */
    static List<SubjectFacts> of(Dataset<Row> subjects, String dataset) {
        List<Row> rows = subjects.select(
                        "dataset",
                        "subject_id",
                        "resource",
                        "name",
                        "domain",
                        "network",
                        "category",
                        "unit",
                        "decimals",
                        "series_id",
                        "prices")
                .collectAsList();
        Map<String, String> owners = new HashMap<>();
        for (Row row : rows) {
            String owner = owners.put(row.getString(1) + " " + row.getString(2), row.getString(0));
            if (owner != null) {
                throw new IllegalStateException("%s of '%s' is in dataset '%s' and in '%s'; rename one of the subjects"
                        .formatted(row.getString(2), row.getString(1), owner, row.getString(0)));
            }
        }
        return rows.stream()
                .filter(row -> row.getString(0).equals(dataset))
                .map(row -> new SubjectFacts(
                        row.getInt(9),
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getInt(8),
                        row.getString(10)))
                .toList();
    }
}
