package io.chokepoint.batch.engine;

import io.chokepoint.indices.scan.Cuts;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;

/** Every index of every token at the end of a day, from transfers in columns. */
public final class TransferMeasure {
    private TransferMeasure() {}

    /**
     * What was measured.
     *
     * @param byToken by token, in the order of the keys
     * @param setApart tokens that left the fast path and were not measured
     */
    public record Result(SortedMap<GroupKey, Measured> byToken, Set<GroupKey> setApart) {}

    /**
     * Measures.
     *
     * @param transfers Parquet files of the transfers up to the end of the day, and after the opening balances if there are any
     * @param layout their layout
     * @param settings how the work is divided; with opening balances, their number of partitions holds
     * @param opening folder of balances to start from; null for none
     * @param closing folder to leave the balances in; null for none
     */
    public static Result measure(
            JavaSparkContext spark,
            List<FileStatus> transfers,
            TransferColumns layout,
            EngineSettings settings,
            String opening,
            String closing) {
        EngineSettings used = settings;
        if (opening != null) {
            used = settings.withHolderPartitions(BalanceSnapshot.partitionsOf(opening, spark.hadoopConfiguration()));
        }
        IndexEngine engine = new IndexEngine(spark, used);
        SortedMap<GroupKey, Measured> measured = new TreeMap<>();
        try (IndexEngine.Balances balances = engine.lastDay(transfers, layout, opening, closing)) {
            IndexEngine.Ranked<Tuple2<GroupKey, Measured>> ranked = engine.rank(balances, TransferMeasure::measure);
            ranked.parts().collect().forEach(part -> measured.merge(part._1(), part._2(), Measured::plus));
            return new Result(measured, ranked.setApart());
        }
    }

    private static Iterator<Tuple2<GroupKey, Measured>> measure(Iterator<RankedRange> ranges) {
        List<Tuple2<GroupKey, Measured>> measured = new ArrayList<>();
        while (ranges.hasNext()) {
            RankedRange range = ranges.next();
            measured.add(new Tuple2<>(range.key(), new Measured(range.moments(Cuts.PUBLISHED), range.isRefused())));
        }
        return measured.iterator();
    }
}
