package io.chokepoint.batch.distribution;

import static io.chokepoint.batch.spark.ExactSum.exactSum;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Balances at the end of every day, from transfers: what came in less what went out, up to and including the day.
 *
 * <p>The zero address mints and burns; it holds nothing. A balance that comes out negative means that earlier transfers
 * are missing; it is passed on as it is, so that the distribution can be refused instead of being wrong.
 */
public final class DayEndBalances {
    private static final String ZERO_ADDRESS = "0x0000000000000000000000000000000000000000";
    private static final StructType BALANCE =
            StructType.fromDDL("subject_id STRING, resource STRING, as_of DATE, holder STRING, amount STRING");

    private DayEndBalances() {}

    /**
     * Day-end balances from a holder's first transfer to the last day of any transfer; see {@link #of(Dataset, LocalDate)}.
     */
    public static Dataset<Row> of(Dataset<Row> transfers) {
        Row last = transfers.agg(max("as_of")).head();
        return of(transfers, last.isNullAt(0) ? LocalDate.MIN : last.getLocalDate(0));
    }

    /**
     * Day-end balances from a holder's first transfer on.
     *
     * @param transfers rows (subject_id, resource, sender, recipient, amount, as_of), amount as decimal text, as_of the
     *     UTC day
     * @param through the last day
     * @return rows as of {@link HolderAmounts}; days with a zero balance are left out
     */
    public static Dataset<Row> of(Dataset<Row> transfers, LocalDate through) {
        return dailyChanges(transfers)
                .groupByKey(
                        (MapFunction<Row, String>)
                                row -> row.getString(0) + "\t" + row.getString(1) + "\t" + row.getString(2),
                        Encoders.STRING())
                .flatMapGroups(
                        (FlatMapGroupsFunction<String, Row, Row>) (key, changes) -> balances(changes, through),
                        Encoders.row(BALANCE));
    }

    /** Net change by (subject_id, resource, holder, as_of). */
    private static Dataset<Row> dailyChanges(Dataset<Row> transfers) {
        Dataset<Row> received = transfers.select(
                col("subject_id"), col("resource"), col("recipient").as("holder"), col("as_of"), col("amount"));
        Dataset<Row> sent = transfers.select(
                col("subject_id"),
                col("resource"),
                col("sender").as("holder"),
                col("as_of"),
                concat(lit("-"), col("amount")).as("amount"));
        return received.union(sent)
                .where(col("holder").notEqual(ZERO_ADDRESS))
                .groupBy("subject_id", "resource", "holder", "as_of")
                .agg(exactSum(col("amount")).as("amount"));
    }

    private static Iterator<Row> balances(Iterator<Row> changes, LocalDate through) {
        Map<LocalDate, BigInteger> byDay = new TreeMap<>();
        String subject = null;
        String resource = null;
        String holder = null;
        while (changes.hasNext()) {
            Row change = changes.next();
            subject = change.getString(0);
            resource = change.getString(1);
            holder = change.getString(2);
            byDay.put(change.getLocalDate(3), new BigInteger(change.getString(4)));
        }
        List<Row> balances = new ArrayList<>();
        BigInteger balance = BigInteger.ZERO;
        LocalDate first = byDay.keySet().iterator().next();
        for (LocalDate day = first; !day.isAfter(through); day = day.plusDays(1)) {
            balance = balance.add(byDay.getOrDefault(day, BigInteger.ZERO));
            if (balance.signum() != 0) {
                balances.add(RowFactory.create(subject, resource, day, holder, balance.toString()));
            }
        }
        return balances.iterator();
    }
}
