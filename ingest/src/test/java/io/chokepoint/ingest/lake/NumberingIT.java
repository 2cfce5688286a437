package io.chokepoint.ingest.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.ingest.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumberingIT {
    private static final String HEADER = "who,much,day\n";

    @TempDir
    private Path directory;

    private TestLake lake;

    @BeforeEach
    void emptyLake() {
        lake = new TestLake(directory);
    }

    @Test
    void aHolderHasOneNumberInAllRunsFilesAndDatasets() {
        lake.write("a.csv", HEADER + "cy,1,2026-01-01\nann,1,2026-01-01\n");
        lake.write("b.csv", HEADER + "ann,1,2026-01-02\nbob,1,2026-01-02\n");
        lake.write("c.csv", HEADER + "ann,1,2026-01-03\naaron,1,2026-01-03\nbob,2,2026-01-03\n");
        lake.take(lake.descriptor("first", "a.csv", "b.csv"));
        assertThat(lake.seen(LakeTable.HOLDER, "holder_id", "holder")).containsExactly("1 ann", "2 bob", "3 cy");

        lake.take(lake.descriptor("second", "c.csv"));
        assertThat(lake.seen(LakeTable.HOLDER, "holder_id", "holder"))
                .containsExactly("1 ann", "2 bob", "3 cy", "4 aaron");
        assertThat(lake.seen(LakeTable.HOLDING, "dataset", "as_of", "holder", "holder_id", "series_id"))
                .containsExactly(
                        "first 2026-01-01 ann 1 1",
                        "first 2026-01-01 cy 3 1",
                        "first 2026-01-02 ann 1 1",
                        "first 2026-01-02 bob 2 1",
                        "second 2026-01-03 aaron 4 2",
                        "second 2026-01-03 ann 1 2",
                        "second 2026-01-03 bob 2 2");
    }

    @Test
    void theOrderOfFilesAndRowsDoesNotChangeTheNumbers() throws IOException {
        lake.write("a.csv", HEADER + "cy,1,2026-01-01\nann,1,2026-01-01\n");
        lake.write("b.csv", HEADER + "zoe,1,2026-01-01\nbob,1,2026-01-01\n");
        Path first = lake.descriptor("first", "a.csv");
        Path second = lake.descriptor("second", "b.csv");
        lake.take(first, second);

        TestLake other = new TestLake(Files.createDirectories(directory.resolve("other")));
        other.write("a.csv", HEADER + "bob,1,2026-01-01\nzoe,1,2026-01-01\n");
        other.write("b.csv", HEADER + "ann,1,2026-01-01\ncy,1,2026-01-01\n");
        other.take(other.descriptor("second", "a.csv"), other.descriptor("first", "b.csv"));

        assertThat(other.seen(LakeTable.HOLDER, "holder_id", "holder"))
                .isEqualTo(lake.seen(LakeTable.HOLDER, "holder_id", "holder"))
                .hasSize(4);
        assertThat(other.seen(LakeTable.SUBJECT, "series_id", "subject_id"))
                .isEqualTo(lake.seen(LakeTable.SUBJECT, "series_id", "subject_id"))
                .containsExactly("1 test/first", "2 test/second");
    }

    @Test
    void aSubjectKeepsItsNumberUnderAnotherNameAndKnownHoldersTheirs() throws IOException {
        lake.write("a.csv", HEADER + "ann,1,2026-01-01\n");
        lake.write("b.csv", HEADER + "ann,1,2026-01-02\n");
        lake.take(lake.descriptor("zoo", "a.csv"));
        lake.take(lake.descriptor("ark", "a.csv"));
        Path renamed = lake.descriptor("zoo", "b.csv");
        Files.writeString(renamed, Files.readString(renamed).replace("name: Test", "name: Renamed"));
        lake.take(renamed);

        assertThat(lake.seen(LakeTable.SUBJECT, "subject_id", "name", "series_id"))
                .containsExactly("test/ark Test 2", "test/zoo Renamed 1", "test/zoo Test 1");
        assertThat(lake.seen(LakeTable.HOLDER, "holder_id", "holder")).containsExactly("1 ann");
        assertThat(lake.seen(LakeTable.HOLDING, "subject_id", "as_of", "series_id"))
                .containsExactly("test/ark 2026-01-01 2", "test/zoo 2026-01-01 1", "test/zoo 2026-01-02 1");
    }

    @Test
    void theZeroAddressIsNumber0AndNotInTheDictionary() {
        lake.write("a.csv", HEADER + LakeTable.NOBODY + ",1,2026-01-01\n");
        lake.take(lake.descriptor("first", "a.csv"));
        assertThat(lake.seen(LakeTable.HOLDER, "holder")).isEmpty();

        lake.write("b.csv", HEADER + LakeTable.NOBODY + ",1,2026-01-02\nann,1,2026-01-02\n");
        lake.take(lake.descriptor("first", "b.csv"));
        assertThat(lake.seen(LakeTable.HOLDER, "holder_id", "holder")).containsExactly("1 ann");
        assertThat(lake.seen(LakeTable.HOLDING, "as_of", "holder_id"))
                .containsExactly("2026-01-01 0", "2026-01-02 0", "2026-01-02 1");
    }

    @Test
    void anAmountBelow2ToThe126HasHalvesAndAGreaterOneHasNone() throws IOException {
        lake.write(
                "a.csv",
                HEADER
                        + "a,0,2026-01-01\n"
                        + "b,9223372036854775807,2026-01-01\n"
                        + "c,9223372036854775808,2026-01-01\n"
                        + "d,18446744073709551615,2026-01-01\n"
                        + "e,18446744073709551616,2026-01-01\n"
                        + "f,85070591730234615865843651857942052863,2026-01-01\n"
                        + "g,85070591730234615865843651857942052864,2026-01-01\n"
                        + "h,115792089237316195423570985008687907853269984665640564039457584007913129639935,2026-01-01\n");
        Path descriptor = lake.descriptor("first", "a.csv");
        Files.writeString(descriptor, Files.readString(descriptor).replace("notation: decimal", "notation: integer"));
        lake.take(descriptor);
        assertThat(lake.seen(LakeTable.HOLDING, "holder", "amount_high", "amount_low"))
                .containsExactly(
                        "a 0 0",
                        "b 0 9223372036854775807",
                        "c 0 -9223372036854775808",
                        "d 0 -1",
                        "e 1 0",
                        "f 4611686018427387903 -1",
                        "g null null",
                        "h null null");
    }

    @Test
    void theRowsOfAFileAreOrderedBySeriesAndHolder() {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 500; i++) {
            rows.append("holder").append(i * 7919 % 500).append(",1,2026-01-01\n");
        }
        lake.write("a.csv", rows.toString());
        lake.take(lake.descriptor("zoo", "a.csv"), lake.descriptor("ark", "a.csv"));
        List<Long> order = new ArrayList<>();
        for (Row row : lake.stored(LakeTable.HOLDING).collectAsList()) {
            order.add(row.<Integer>getAs("series_id") * 1_000_000L + row.<Long>getAs("holder_id"));
        }
        assertThat(order).hasSize(1000).isSorted();
    }

    @Test
    void aLakeWithoutNumbersIsRefusedBeforeAnythingIsWritten() {
        lake.write("a.csv", HEADER + "ann,1,2026-01-01\n");
        TestLake.spark()
                .createDataFrame(List.of(), LakeTable.SUBJECT.schema())
                .drop("series_id")
                .write()
                .format("delta")
                .save(lake.lake().root() + "/subject");
        Path descriptor = lake.descriptor("first", "a.csv");
        assertThatThrownBy(() -> lake.take(descriptor))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("its table subject has no series_id")
                .hasMessageContaining("new folder")
                .hasMessageContaining("./chokepoint up --fresh");
        assertThat(LakeTable.values())
                .filteredOn(table -> lake.lake().exists(table))
                .containsExactly(LakeTable.SUBJECT);
    }

    @Test
    void aDictionaryThatTwoProcessesWroteAtOnceIsRefused() {
        lake.write("a.csv", HEADER + "ann,1,2026-01-01\nbob,1,2026-01-01\n");
        lake.write("b.csv", HEADER + "cy,1,2026-01-02\n");
        lake.take(lake.descriptor("first", "a.csv"));
        lake.lake().append(LakeTable.HOLDER, lake.lake().all(LakeTable.HOLDER));
        assertThatThrownBy(() -> lake.take(lake.descriptor("first", "b.csv")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("4 holders, numbered up to 2");
    }
}
