package io.chokepoint.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.ingest.lake.Alarm;
import io.chokepoint.ingest.lake.FileLedger;
import io.chokepoint.ingest.lake.IngestRun;
import io.chokepoint.ingest.lake.Rehearsal;
import io.chokepoint.ingest.lake.SetAside;
import io.chokepoint.ingest.lake.Withdrawn;
import io.chokepoint.ingest.value.ReasonCode;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-01-01T00:00:07.5Z");
    private static final IngestRun FIRST = run("one", null, ledger("COMMITTED", 1200, 1100, 60, 40));
    private static final IngestRun REFUSED = run("two", "one", ledger("REFUSED", 0, 0, 0, 0));
    private static final RunReport REPORT = new RunReport(
            FIRST,
            List.of("three"),
            List.of(
                    new SetAside(
                            "AMOUNT_NEGATIVE",
                            39,
                            List.of(new SetAside.Example("file:/a/b.csv", 5, "The amount '-1' is below zero"))),
                    new SetAside("OF_LATER_YEARS", 1, List.of(new SetAside.Example("file:/a/b.csv", 9, "who knows")))),
            List.of(new Alarm(
                    "pools",
                    "pools@0123456789ab",
                    "file:/a/b.csv",
                    ReasonCode.ROWS_AT_LIMIT,
                    false,
                    "exactly 1,048,575 rows")),
            List.of(new Withdrawn("pools", "transfer", 7, LocalDate.of(2026, 1, 2))));

    @Test
    void theTextHasLedgerReasonsRemediesAndExamples() {
        assertThat(ReportText.of(REPORT).lines())
                .containsSequence(
                        "run one: committed, 2026-01-01T00:00:00Z to 2026-01-01T00:00:07.500Z",
                        "replayed by run three",
                        "",
                        "dataset  file   rows in  accepted  duplicates  quarantined  amount sum (base units)  status",
                        "pools    b.csv    1,200     1,100          60           40     12345678901234567890  committed",
                        "withdrew 7 rows of table transfer from data set pools, from 2026-01-02 on: their source no longer states them",
                        "",
                        "alarms:",
                        "  ROWS_AT_LIMIT - Export it again without a spreadsheet, and compare the number of rows.",
                        "    b.csv: exactly 1,048,575 rows",
                        "",
                        "set aside:",
                        "  AMOUNT_NEGATIVE 39 - Correct the amount, or leave the row out.",
                        "    b.csv row 5: The amount '-1' is below zero",
                        "  OF_LATER_YEARS 1",
                        "    b.csv row 9: who knows")
                .anyMatch(line -> line.contains("ingest quarantine one --out FILE"));
    }

    @Test
    void aRefusedFileHasNoRowAndNothingToRepair() {
        SetAside file = new SetAside(
                "FILE_TRUNCATED", 1, List.of(new SetAside.Example("file:/a/b.csv.gz", 0, "the data are cut off")));
        assertThat(ReportText.of(new RunReport(REFUSED, List.of(), List.of(file), List.of(), List.of()))
                        .lines())
                .contains(
                        "run two: refused, 2026-01-01T00:00:00Z to 2026-01-01T00:00:07.500Z",
                        "replays run one",
                        "    b.csv.gz: the data are cut off",
                        "Nothing was taken: mend the file and take it again.");
    }

    @Test
    void aRehearsalSaysWhatWouldBeTakenAndThatNothingWas() {
        FileLedger ledger = ledger(FileLedger.WOULD_BE_TAKEN, 1200, 1100, 60, 40);
        assertThat(LedgerTable.ofRehearsal(List.of(new Rehearsal.Outcome(ledger, null, List.of()))))
                .contains("would be taken")
                .doesNotContain("committed")
                .endsWith("Nothing was written.%n".formatted());
    }

    @Test
    void aRunThatTookEveryRowSaysSo() {
        assertThat(ReportText.of(new RunReport(FIRST, List.of(), List.of(), List.of(), List.of())))
                .endsWith("%nNo row was set aside.%n".formatted());
    }

    @Test
    void theListHasALineForEveryRun() {
        assertThat(ReportText.of(List.of(REFUSED, FIRST)).lines())
                .containsExactly(
                        "run  started               data sets  files  rows in  accepted  duplicates  quarantined  status",
                        "two  2026-01-01T00:00:00Z  pools          1        0         0           0            0  refused, replays one",
                        "one  2026-01-01T00:00:00Z  pools          1    1,200     1,100          60           40  committed");
        assertThat(ReportText.of(List.of())).isEqualTo("The lake has no ingest run.%n".formatted());
    }

    @Test
    void theJsonIsOneObjectWithAmountsAsText() {
        assertThat(ReportJson.of(REPORT))
                .isEqualTo(
                        """
                        {"run":"one","status":"COMMITTED","replays":null,\
                        "startedAt":"2026-01-01T00:00:00Z","finishedAt":"2026-01-01T00:00:07.500Z",\
                        "rowsIn":1200,"accepted":1100,"duplicates":60,"quarantined":40,"replayedBy":["three"],\
                        "files":[{"dataset":"pools","source":"pools@0123456789ab","file":"file:/a/b.csv","sha256":"00",\
                        "bytes":9,"rowsIn":1200,"accepted":1100,"duplicates":60,"quarantined":40,\
                        "amountSum":"12345678901234567890","status":"COMMITTED"}],\
                        "quarantine":[{"reason":"AMOUNT_NEGATIVE","rows":39,\
                        "remedy":"Correct the amount, or leave the row out.","examples":[{"file":"file:/a/b.csv",\
                        "rowNumber":5,"message":"The amount '-1' is below zero"}]},\
                        {"reason":"OF_LATER_YEARS","rows":1,"remedy":null,\
                        "examples":[{"file":"file:/a/b.csv","rowNumber":9,"message":"who knows"}]}],\
                        "alarms":[{"reason":"ROWS_AT_LIMIT","file":"file:/a/b.csv",\
                        "message":"exactly 1,048,575 rows",\
                        "remedy":"Export it again without a spreadsheet, and compare the number of rows."}],\
                        "withdrawn":[{"dataset":"pools","table":"transfer","rows":7,"first":"2026-01-02"}]}
                        """);
        assertThat(ReportJson.of(List.of(REFUSED)))
                .startsWith("{\"runs\":[{\"run\":\"two\",\"status\":\"REFUSED\",\"replays\":\"one\",")
                .doesNotContain("files");
    }

    private static IngestRun run(String id, String replays, FileLedger ledger) {
        return new IngestRun(id, replays, BEGIN, END, List.of(ledger));
    }

    private static FileLedger ledger(String status, long in, long accepted, long duplicates, long quarantined) {
        BigInteger sum = accepted == 0 ? BigInteger.ZERO : new BigInteger("12345678901234567890");
        return new FileLedger(
                "pools",
                "pools@0123456789ab",
                "file:/a/b.csv",
                "00",
                9,
                in,
                accepted,
                duplicates,
                quarantined,
                sum,
                Map.of(),
                status);
    }
}
