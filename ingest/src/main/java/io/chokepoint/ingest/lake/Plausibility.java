package io.chokepoint.ingest.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;

import io.chokepoint.ingest.read.StatedValue;
import io.chokepoint.ingest.value.ReasonCode;
import io.chokepoint.ingest.value.RowRejected;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Holds files against what their sources expect of them. */
final class Plausibility {
    /** The rows of a sheet without its header: whoever exports more loses them unnoticed. */
    private static final long ROW_LIMIT = (1 << 20) - 1;

    private final Lake lake;
    private final Instant now;
    private List<FileLedger> history;

    /** @param now when the files are taken */
    Plausibility(Lake lake, Instant now) {
        this.lake = lake;
        this.now = now;
    }

    /** The alarms of the files of one table, in the order of the files; what blocks first. */
    List<Alarm> alarms(Decided decided, List<Input> inputs) {
        return alarms(decided.table(), decided.tallies(), decided.rows(), inputs);
    }

    /** The same, where rows are null if nothing is expected of them. */
    List<Alarm> alarms(LakeTable table, Map<Integer, Tally> tallies, Dataset<Row> decided, List<Input> inputs) {
        List<Alarm> alarms = new ArrayList<>();
        for (Input input : inputs) {
            if (input.source().table() != table) {
                continue;
            }
            Expectations expected = input.source().expectations();
            Tally tally = tallies.getOrDefault(input.index(), Tally.NOTHING);
            if (tally.rows() == ROW_LIMIT) {
                alarms.add(alarm(
                        input,
                        ReasonCode.ROWS_AT_LIMIT,
                        expected.rowLimitBlocks(),
                        "The file has exactly 1,048,575 rows, which is all that a spreadsheet keeps; is it cut off?"));
            }
            if (expected.columns() != null) {
                alarms.addAll(ColumnDrift.alarms(input, expected.columns(), lake.spark()));
            }
            if (expected.ofRows()) {
                Dataset<Row> rows = decided.where(col("file_index").equalTo(input.index()))
                        .where(col("outcome").notEqual(Decision.QUARANTINED));
                total(input, expected.total(), rows).ifPresent(alarms::add);
                jump(input, expected.jump(), tally).forEach(alarms::add);
                constant(input, expected.constant(), rows).ifPresent(alarms::add);
                silence(input, expected.silence(), rows).ifPresent(alarms::add);
            }
        }
        alarms.sort(Comparator.comparing(alarm -> !alarm.blocks()));
        return alarms;
    }

    private Optional<Alarm> total(Input input, Expectations.Total expected, Dataset<Row> rows) {
        if (expected == null) {
            return Optional.empty();
        }
        BigInteger found = rows.select("amount")
                .toJavaRDD()
                .map(row -> new BigInteger(row.getString(0)))
                .fold(BigInteger.ZERO, BigInteger::add);
        String text = expected.equals() != null
                ? expected.equals()
                : StatedValue.at(
                        input.file(),
                        expected.pointer(),
                        lake.spark().sparkContext().hadoopConfiguration());
        BigInteger stated;
        try {
            stated = expected.format().parse(text);
        } catch (RowRejected none) {
            return Optional.of(alarm(
                    input,
                    ReasonCode.SUM_NOT_AS_STATED,
                    expected.blocks(),
                    "The stated total is none: " + none.getMessage()));
        }
        BigDecimal most = new BigDecimal(stated).multiply(expected.within());
        if (new BigDecimal(found.subtract(stated).abs()).compareTo(most) <= 0) {
            return Optional.empty();
        }
        return Optional.of(alarm(
                input,
                ReasonCode.SUM_NOT_AS_STATED,
                expected.blocks(),
                "The amounts sum to %s, and %s base units are stated".formatted(found, stated)));
    }

    private List<Alarm> jump(Input input, Expectations.Jump expected, Tally tally) {
        Optional<FileLedger> before = expected == null ? Optional.empty() : previous(input);
        List<Alarm> alarms = new ArrayList<>();
        before.ifPresent(last -> {
            jumped(BigInteger.valueOf(last.rowsIn()), BigInteger.valueOf(tally.rows()), expected.rows())
                    .ifPresent(by -> alarms.add(alarm(
                            input,
                            ReasonCode.COUNT_JUMP,
                            expected.blocks(),
                            "The file has %,d rows, %s had %,d: %s"
                                    .formatted(tally.rows(), last.name(), last.rowsIn(), by))));
            // The sum of a file is known where all of its rows were new.
            if (last.accepted() == last.rowsIn() && tally.accepted() == tally.rows()) {
                jumped(last.amountSum(), tally.amountSum(), expected.sum())
                        .ifPresent(by -> alarms.add(alarm(
                                input,
                                ReasonCode.SUM_JUMP,
                                expected.blocks(),
                                "The amounts sum to %s, those of %s to %s: %s"
                                        .formatted(tally.amountSum(), last.name(), last.amountSum(), by))));
            }
        });
        return alarms;
    }

    private static Optional<String> jumped(BigInteger before, BigInteger here, BigDecimal most) {
        if (most == null || before.signum() == 0) {
            return Optional.empty();
        }
        BigDecimal change = new BigDecimal(here.subtract(before)).divide(new BigDecimal(before), MathContext.DECIMAL32);
        return change.abs().compareTo(most) <= 0
                ? Optional.empty()
                : Optional.of("a change of %.1f %%, more than %.1f %%"
                        .formatted(change.movePointRight(2), most.movePointRight(2)));
    }

    private Optional<Alarm> constant(Input input, Expectations.Constant expected, Dataset<Row> rows) {
        if (expected == null) {
            return Optional.empty();
        }
        Column place = row_number().over(Window.partitionBy("series").orderBy(desc("as_of")));
        return rows
                .select(col("series"), col("value"), col("as_of"), place.alias("place"))
                .where(col("place").leq(expected.values()))
                .groupBy("series")
                .agg(count(lit(1)).alias("last"), countDistinct("value").alias("different"), max("value"), max("as_of"))
                .where(col("last")
                        .equalTo(expected.values())
                        .and(col("different").equalTo(1)))
                .orderBy("series")
                .takeAsList(1)
                .stream()
                .map(row -> alarm(
                        input,
                        ReasonCode.SERIES_CONSTANT,
                        expected.blocks(),
                        "The last %,d values of series '%s', up to %s, are all %s; does it still have input?"
                                .formatted(expected.values(), row.getString(0), row.get(4), row.getString(3))))
                .findFirst();
    }

    private Optional<Alarm> silence(Input input, Expectations.Silence expected, Dataset<Row> rows) {
        if (expected == null) {
            return Optional.empty();
        }
        LocalDate newest = rows.agg(max("as_of")).head().getAs(0);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (newest != null && ChronoUnit.DAYS.between(newest, today) <= expected.days()) {
            return Optional.empty();
        }
        return Optional.of(alarm(
                input,
                ReasonCode.SOURCE_SILENT,
                expected.blocks(),
                newest == null
                        ? "The file has no row of any day"
                        : "The newest day is %s, %,d days ago; more than %,d is too long for this source"
                                .formatted(newest, ChronoUnit.DAYS.between(newest, today), expected.days())));
    }

    private Optional<FileLedger> previous(Input input) {
        if (history == null) {
            history = lake.exists(LakeTable.INGEST_RUN)
                    ? lake.committed(LakeTable.INGEST_RUN).orderBy(desc("finished_at")).collectAsList().stream()
                            .map(Ledger::read)
                            .toList()
                    : List.of();
        }
        return history.stream()
                .filter(ledger -> ledger.dataset().equals(input.source().dataset())
                        && ledger.source().equals(input.source().id())
                        && !ledger.sha256().equals(input.file().sha256()))
                .findFirst();
    }

    private static Alarm alarm(Input input, ReasonCode code, boolean blocks, String message) {
        return new Alarm(
                input.source().dataset(), input.source().id(), input.file().uri(), code, blocks, message);
    }
}
