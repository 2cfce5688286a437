package io.chokepoint.batch.index;

import static org.apache.spark.sql.functions.col;

import io.chokepoint.batch.distribution.DayEndBalances;
import io.chokepoint.batch.distribution.HolderAmounts;
import io.chokepoint.batch.engine.EngineSettings;
import io.chokepoint.batch.engine.GroupKey;
import io.chokepoint.batch.engine.IndexEngine;
import io.chokepoint.batch.engine.RankedRange;
import io.chokepoint.warehouse.ClickHouseAccess;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Measures every distribution of a dataset on every day, and writes the rows to ClickHouse, where they stay invisible until
 * the run is published.
 */
public final class DatasetMeasure {
    private static final long BYTES_BY_ROW = 32;

    private final SparkSession spark;
    private final ClickHouseAccess access;

    /** Measures on {@code spark} and writes as a user of {@code access} who may insert the fact tables. */
    public DatasetMeasure(SparkSession spark, ClickHouseAccess access) {
        this.spark = spark;
        this.access = access;
    }

    /**
     * What became of a dataset.
     *
     * @param written what was written
     * @param setApart subjects whose amounts no fast path holds: spam as a rule, and measured all the same
     */
    public record Outcome(WrittenRun written, SortedSet<String> setApart) {}

    /** Measures and writes. */
    public Outcome measure(DatasetInputs inputs, RunContext context) {
        JavaSparkContext driver = JavaSparkContext.fromSparkContext(spark.sparkContext());
        IndexEngine engine = new IndexEngine(driver, EngineSettings.of(driver, inputs.rows() * BYTES_BY_ROW));
        try (IndexEngine.Balances balances = engine.everyDay(
                inputs.transfers(),
                inputs.holdings(),
                inputs.holders(),
                inputs.entities().numbers(),
                inputs.days())) {
            IndexEngine.Ranked<PartOfRun> ranked = engine.rank(balances, writer(context, access));
            WrittenRun written = together(ranked.parts().collect(), context);
            SortedSet<String> setApart = new TreeSet<>();
            ranked.setApart()
                    .forEach(key -> setApart.add(context.distributionOf(key).subjectId()));
            return new Outcome(written.plus(wide(inputs, ranked.setApart(), context)), setApart);
        }
    }

    /** Static, for tasks carry what they are given and nothing else. */
    private static FlatMapFunction<Iterator<RankedRange>, PartOfRun> writer(
            RunContext context, ClickHouseAccess access) {
        return ranges ->
                List.of(RankedRangeWriter.write(ranges, context, access)).iterator();
    }

    /** Joins the ranges of large distributions, and writes their indices. */
    private WrittenRun together(List<PartOfRun> parts, RunContext context) {
        WrittenRun written = WrittenRun.nothing();
        Map<DistributionKey, RankedPart> open = new HashMap<>();
        for (PartOfRun part : parts) {
            written = written.plus(part.written());
            part.open().forEach((key, range) -> open.merge(key, range, RankedPart::plus));
        }
        if (open.isEmpty()) {
            return written;
        }
        try (RunWriters writers = new RunWriters(access)) {
            open.forEach((key, part) -> part.write(context, key, writers));
            return written.plus(writers.finish());
        }
    }

    private WrittenRun wide(DatasetInputs inputs, Set<GroupKey> series, RunContext context) {
        if (series.isEmpty()) {
            return WrittenRun.nothing();
        }
        Object[] numbers = series.stream().map(GroupKey::series).distinct().toArray();
        Dataset<Row> held =
                HolderAmounts.of(inputs.holdings().where(col("series_id").isin(numbers)));
        Dataset<Row> moved = DayEndBalances.of(
                inputs.history().where(col("series_id").isin(numbers)),
                inputs.days().last());
        Dataset<Row> clustered = EntityAmounts.of(held.union(inputs.due(moved)), series, context, inputs.entities());
        return WideDistributions.write(clustered, context, access);
    }
}
