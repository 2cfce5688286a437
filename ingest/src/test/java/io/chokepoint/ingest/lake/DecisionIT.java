package io.chokepoint.ingest.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class DecisionIT {
    private static final List<String> RECORDS =
            List.of("ann 1", "bob 2", "bob 2", "cy 3", "cy 4", "cy 4", "dee 5", "eve 6", "eve 7", "fay 8");

    private final Dataset<Row> lake = TestLake.spark()
            .createDataFrame(
                    List.of(known("dee", "5"), known("eve", "6"), known("fay", "9")), LakeTable.HOLDING.schema());

    @Test
    void copiesAreDuplicatesAndContradictionsAreConflicts() {
        assertThat(decided(RECORDS))
                .containsExactly(
                        "ann 1 ACCEPTED null",
                        "bob 2 ACCEPTED null",
                        "bob 2 DUPLICATE null",
                        "cy 3 QUARANTINED CONFLICT",
                        "cy 4 QUARANTINED CONFLICT",
                        "cy 4 QUARANTINED CONFLICT",
                        "dee 5 DUPLICATE null",
                        "eve 6 DUPLICATE null",
                        "eve 7 QUARANTINED CONFLICT",
                        "fay 8 QUARANTINED CONFLICT");
    }

    @Test
    void theOrderOfRowsAndFilesDoesNotMatter() {
        List<String> expected = decided(RECORDS);
        for (int seed = 0; seed < 3; seed++) {
            List<String> shuffled = new ArrayList<>(RECORDS);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(decided(shuffled)).isEqualTo(expected);
        }
    }

    @Test
    void evidenceIsRestatedByALaterRunButNotContradictedWithinOne() {
        Dataset<Row> labels = TestLake.spark()
                .createDataFrame(
                        List.of(label("dee", "x", 0.5), label("eve", "x", 0.5), label("fay", "x", 0.5)),
                        LakeTable.LABEL.schema());
        List<String> records =
                List.of("ann x", "bob x", "bob x", "cy x", "cy y", "dee x", "eve y", "eve y", "fay x", "fay y");
        List<Row> candidates = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            String[] record = records.get(i).split(" ");
            candidates.add(RowFactory.create(
                    i % 2,
                    (long) i,
                    null,
                    null,
                    records.get(i),
                    null,
                    "set",
                    "offchain",
                    record[0],
                    record[1],
                    null,
                    0.5,
                    "unknown",
                    "source",
                    LakeTable.ALWAYS,
                    null,
                    false));
        }
        Dataset<Row> frame = TestLake.spark().createDataFrame(candidates, LakeTable.LABEL.candidateSchema());
        List<String> rows = new ArrayList<>();
        Decision.decide(frame, labels, LakeTable.LABEL)
                .select("holder", "entity", "outcome", "reason")
                .collectAsList()
                .forEach(row -> rows.add(row.mkString(" ")));
        assertThat(rows)
                .containsExactlyInAnyOrder(
                        "ann x ACCEPTED null",
                        "bob x ACCEPTED null",
                        "bob x DUPLICATE null",
                        "cy x QUARANTINED CONFLICT",
                        "cy y QUARANTINED CONFLICT",
                        "dee x DUPLICATE null",
                        "eve y ACCEPTED null",
                        "eve y DUPLICATE null",
                        "fay x QUARANTINED CONFLICT",
                        "fay y QUARANTINED CONFLICT");
    }

    /** Sorted {@code holder amount outcome reason}; odd records stand in another file. */
    private List<String> decided(List<String> records) {
        List<Row> candidates = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            String[] record = records.get(i).split(" ");
            candidates.add(RowFactory.create(
                    i % 2,
                    (long) i,
                    null,
                    null,
                    records.get(i),
                    null,
                    "set",
                    "test/one",
                    "rewards",
                    "offchain",
                    record[0],
                    record[0],
                    record[1],
                    LocalDate.of(2026, 1, 1),
                    null,
                    "source"));
        }
        Dataset<Row> frame = TestLake.spark().createDataFrame(candidates, LakeTable.HOLDING.candidateSchema());
        List<String> rows = new ArrayList<>();
        Decision.decide(frame, lake, LakeTable.HOLDING)
                .select("holder", "amount", "outcome", "reason")
                .collectAsList()
                .forEach(row -> rows.add(row.mkString(" ")));
        Collections.sort(rows);
        return rows;
    }

    private static Row label(String holder, String entity, double confidence) {
        return RowFactory.create(
                "set",
                "offchain",
                holder,
                entity,
                null,
                confidence,
                "unknown",
                "before",
                LakeTable.ALWAYS,
                null,
                false,
                1L,
                "run",
                Instant.EPOCH);
    }

    private static Row known(String holder, String amount) {
        return RowFactory.create(
                "set",
                "test/one",
                "rewards",
                "offchain",
                holder,
                holder,
                amount,
                LocalDate.of(2026, 1, 1),
                null,
                "before",
                1,
                1L,
                0L,
                Long.valueOf(amount),
                "run",
                Instant.EPOCH);
    }
}
