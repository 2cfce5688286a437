package io.chokepoint.batch.price;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import io.chokepoint.batch.index.RunContext;
import io.chokepoint.batch.index.SubjectFacts;
import io.chokepoint.batch.lake.Lake;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * The prices that a dataset's subjects are valued with. The price of an asset on a day is the last one that was observed on
 * that day, UTC; a holding whose asset has none does not count, and lowers the coverage of its day. No price is carried on
 * from another day, or from another dataset, network or currency.
 */
public final class Valuation {
    private static final StructType TERMS =
            StructType.fromDDL("subject_id STRING, resource STRING, currency STRING, price_dataset STRING");
    private static final String[] SERIES = {"subject_id", "resource"};
    private static final int EXAMPLES = 3;

    /** Rows of {@link #TERMS}, null if nothing is valued. */
    private final Dataset<Row> terms;

    private final Dataset<Row> prices;
    private final Set<String> datasets;
    private final Map<LocalDate, Set<String>> runsByDay = new HashMap<>();

    private Valuation(Dataset<Row> terms, Dataset<Row> prices, Set<String> datasets) {
        this.datasets = datasets;
        this.terms = terms;
        this.prices = prices;
    }

    /** The valuation of a dataset; that of most does nothing. */
    public static Valuation of(Lake lake, String dataset, List<SubjectFacts> subjects) {
        List<Row> valued = subjects.stream()
                .filter(facts -> facts.prices() != null)
                .map(facts -> RowFactory.create(facts.subjectId(), facts.resource(), facts.unit(), facts.prices()))
                .toList();
        if (valued.isEmpty()) {
            return new Valuation(null, null, Set.of());
        }
        Set<String> datasets = valued.stream().map(row -> row.getString(3)).collect(Collectors.toSet());
        Dataset<Row> prices = lake.prices(datasets)
                .withColumnRenamed("dataset", "price_dataset")
                .withColumnRenamed("ingest_run_id", "price_run")
                .select("price_dataset", "network", "asset", "currency", "as_of", "price", "observed_at", "price_run");
        Valuation valuation =
                new Valuation(broadcast(prices.sparkSession().createDataFrame(valued, TERMS)), prices, datasets);
        valuation.findRuns(lake.holdings(dataset));
        return valuation;
    }

    private void findRuns(Dataset<Row> holdings) {
        terms(holdings, "inner")
                .select("price_dataset", "network", "asset", "currency", "as_of")
                .distinct()
                .join(prices, seq(joined()), "inner")
                .select("as_of", "price_run")
                .distinct()
                .collectAsList()
                .forEach(row -> runsByDay
                        .computeIfAbsent(row.getLocalDate(0), day -> new TreeSet<>())
                        .add(row.getString(1)));
    }

    /** The ingest runs that brought prices of what is held, on the days on which it is held. */
    public Set<String> ingestRuns() {
        return runsByDay.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The datasets of these prices. */
    public Set<String> datasets() {
        return datasets;
    }

    /** The days of which these ingest runs brought prices of what is held. */
    public Set<LocalDate> days(Set<String> ingestRuns) {
        return runsByDay.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(ingestRuns::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * Holdings with what they are worth for an amount, without those that have no price; those of subjects that are not valued
     * stay as they are.
     *
     * @param holdings rows as of {@link Lake#holdings}
     */
    public Dataset<Row> of(Dataset<Row> holdings) {
        if (terms == null) {
            return holdings;
        }
        Column priced = col("price").isNotNull();
        return withPrices(terms(holdings, "left"))
                .where(col("price_dataset").isNull().or(priced))
                .withColumn("amount_high", worth(priced, Worth.HIGH, "amount_high"))
                .withColumn("amount_low", worth(priced, Worth.LOW, "amount_low"))
                .withColumn("amount", worth(priced, Worth.TEXT, "amount"))
                .select(Arrays.stream(holdings.columns()).map(functions::col).toArray(Column[]::new));
    }

    private static Column worth(Column priced, UserDefinedFunction worth, String column) {
        return when(priced, worth.apply(col("amount"), col("price"))).otherwise(col(column));
    }

    /** The share of holdings that have a price, in [0, 1], of all days of valued subjects. */
    public Map<RunContext.SubjectDay, Double> pricedShares(Dataset<Row> holdings) {
        if (terms == null) {
            return Map.of();
        }
        Map<RunContext.SubjectDay, Double> shares = new HashMap<>();
        withPrices(terms(holdings, "inner"))
                .groupBy("subject_id", "resource", "as_of")
                .agg(count(lit(1)), count(col("price")))
                .collectAsList()
                .forEach(row -> shares.put(
                        new RunContext.SubjectDay(row.getString(0), row.getString(1), row.getLocalDate(2)),
                        (double) row.getLong(4) / row.getLong(3)));
        return shares;
    }

    /** What has no price, by subject and resource. */
    public List<Unpriced> unpriced(Dataset<Row> holdings) {
        if (terms == null) {
            return List.of();
        }
        Dataset<Row> without = withPrices(terms(holdings, "inner"))
                .where(col("price").isNull())
                .withColumn("asset", coalesce(col("asset"), lit("?")));
        Map<String, List<String>> examples = new HashMap<>();
        without.groupBy("subject_id", "resource", "asset")
                .count()
                .withColumn(
                        "place",
                        row_number()
                                .over(Window.partitionBy("subject_id", "resource")
                                        .orderBy(desc("count"), col("asset"))))
                .where(col("place").leq(EXAMPLES))
                .orderBy("subject_id", "resource", "place")
                .collectAsList()
                .forEach(row -> examples.computeIfAbsent(key(row), series -> new ArrayList<>())
                        .add(row.getString(2)));
        return without
                .groupBy("subject_id", "resource")
                .agg(count(lit(1)), countDistinct("as_of"), countDistinct("asset"))
                .orderBy("subject_id", "resource")
                .collectAsList()
                .stream()
                .map(row -> new Unpriced(
                        row.getString(0),
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        examples.get(key(row))))
                .toList();
    }

    private static String key(Row row) {
        return row.getString(0) + " " + row.getString(1);
    }

    private Dataset<Row> terms(Dataset<Row> holdings, String join) {
        return holdings.join(terms, seq(List.of(SERIES)), join);
    }

    private Dataset<Row> withPrices(Dataset<Row> valued) {
        Dataset<Row> lastOfDay = prices.withColumn(
                        "place",
                        row_number()
                                .over(Window.partitionBy(joined().stream()
                                                .map(functions::col)
                                                .toArray(Column[]::new))
                                        .orderBy(desc("observed_at"))))
                .where("place = 1")
                .drop("place", "observed_at", "price_run");
        return valued.join(lastOfDay, seq(joined()), "left");
    }

    private static List<String> joined() {
        return List.of("price_dataset", "network", "asset", "currency", "as_of");
    }

    private static scala.collection.immutable.Seq<String> seq(List<String> names) {
        return scala.jdk.javaapi.CollectionConverters.asScala(names).toSeq();
    }
}
