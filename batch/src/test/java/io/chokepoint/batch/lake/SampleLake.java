package io.chokepoint.batch.lake;

import io.chokepoint.indices.HolderClass;
import io.delta.tables.DeltaTable;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** A lake with one dataset of transfers, filled by committed ingest runs. */
public final class SampleLake {
    private static final int HOLDERS = 100;

    private final SparkSession spark;
    private final Path root;
    private final String dataset;
    private final Map<String, Long> firstLogOf = new HashMap<>();
    private final Map<Shape, List<Row>> unwritten = new LinkedHashMap<>();
    private long logIndex;
    private long versions;

    /** A lake whose dataset measures series 1 to {@code series}, named after the dataset. */
    public SampleLake(SparkSession spark, Path root, String dataset, int series) {
        this.spark = spark;
        this.root = root;
        this.dataset = dataset;
        List<Row> subjects = new ArrayList<>();
        for (int number = 1; number <= series; number++) {
            subjects.add(RowFactory.create(
                    dataset,
                    subject(number),
                    "Token " + number,
                    "defi",
                    "eip155:1",
                    "token",
                    "token_balance",
                    "TOK",
                    18,
                    number,
                    "first",
                    Instant.EPOCH));
        }
        append(LakeTable.SUBJECT, subjects);
        List<Row> holders = new ArrayList<>();
        for (long holder = 1; holder <= HOLDERS; holder++) {
            holders.add(RowFactory.create(holder, "holder-" + holder, "first", Instant.EPOCH));
        }
        append(LakeTable.HOLDER, holders);
    }

    /** The lake as jobs see it. */
    public Lake lake() {
        write();
        return new Lake(spark, root.toString());
    }

    /** Names a subject. */
    public String subject(int series) {
        return dataset + "-" + series;
    }

    /** One transfer; holder 0 is nobody. */
    public record Transfer(int series, long sender, long recipient, BigInteger amount, LocalDate day) {}

    /** Commits an ingest run that brings these transfers. */
    public void ingest(String run, List<Transfer> transfers) {
        firstLogOf.put(run, logIndex);
        List<Row> rows = new ArrayList<>();
        for (Transfer transfer : transfers) {
            boolean fits = transfer.amount().bitLength() <= 126;
            Instant noon = transfer.day().atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
            rows.add(RowFactory.create(
                    dataset,
                    "eip155:1",
                    "0xtoken",
                    subject(transfer.series()),
                    "token_balance",
                    name(transfer.sender()),
                    name(transfer.recipient()),
                    transfer.amount().toString(),
                    1L,
                    noon,
                    "0xhash",
                    logIndex++,
                    transfer.day(),
                    transfer.series(),
                    transfer.sender(),
                    transfer.recipient(),
                    fits ? transfer.amount().shiftRight(64).longValue() : null,
                    fits ? transfer.amount().longValue() : null,
                    run,
                    Instant.EPOCH));
        }
        append(LakeTable.TRANSFER, rows);
        append(LakeTable.INGEST_RUN, List.of(ledger("first", 0), ledger(run, transfers.size())));
    }

    /** Writes down that the n-th transfer of an ingest run, from 0, is withdrawn by another one, which is yet to be committed. */
    public void withdraw(String run, String withdrawnRun, int transfer, LocalDate day) {
        append(
                LakeTable.WITHDRAWAL,
                List.of(RowFactory.create(
                        "transfer",
                        dataset,
                        "eip155:1|0xhash|" + (firstLogOf.get(withdrawnRun) + transfer),
                        withdrawnRun,
                        day,
                        run,
                        Instant.EPOCH)));
    }

    /** What one holder has on a day. */
    public record Holding(int series, long holder, BigInteger amount, LocalDate day) {}

    /** Commits an ingest run that brings these holdings. */
    public void ingestHoldings(String run, List<Holding> holdings) {
        List<Row> rows = new ArrayList<>();
        for (Holding holding : holdings) {
            rows.add(RowFactory.create(
                    dataset,
                    subject(holding.series()),
                    "token_balance",
                    "eip155:1",
                    name(holding.holder()),
                    name(holding.holder()),
                    holding.amount().toString(),
                    holding.day(),
                    holding.series(),
                    holding.holder(),
                    holding.amount().shiftRight(64).longValue(),
                    holding.amount().longValue(),
                    run,
                    Instant.EPOCH));
        }
        append(LakeTable.HOLDING, rows);
        append(LakeTable.INGEST_RUN, List.of(ledger("first", 0), ledger(run, holdings.size())));
    }

    /** Says that a series is valued in USD, with prices of another dataset. */
    public void value(int series, String prices) {
        append(
                LakeTable.SUBJECT,
                List.of(RowFactory.create(
                        dataset,
                        subject(series),
                        "Token " + series,
                        "defi",
                        "eip155:1",
                        "token",
                        "token_balance",
                        "USD",
                        2,
                        series,
                        "first",
                        Instant.EPOCH.plusSeconds(++versions),
                        prices)),
                LakeTable.SUBJECT.schema().add("prices", "string"));
    }

    /** What one holder has of an asset on a day, in base units of the series. */
    public record Asset(int series, long holder, String asset, BigInteger amount, LocalDate day) {}

    /** Commits an ingest run that brings these holdings. */
    public void ingestAssets(String run, List<Asset> assets) {
        List<Row> rows = new ArrayList<>();
        for (Asset asset : assets) {
            rows.add(RowFactory.create(
                    dataset,
                    subject(asset.series()),
                    "token_balance",
                    "eip155:1",
                    name(asset.holder()),
                    name(asset.holder()) + "/" + asset.asset(),
                    asset.amount().toString(),
                    asset.day(),
                    asset.series(),
                    asset.holder(),
                    asset.amount().shiftRight(64).longValue(),
                    asset.amount().longValue(),
                    run,
                    Instant.EPOCH,
                    asset.asset()));
        }
        append(LakeTable.HOLDING, rows, LakeTable.HOLDING.schema().add("asset", "string"));
        append(LakeTable.INGEST_RUN, List.of(ledger("first", 0), ledger(run, assets.size())));
    }

    /** What one unit of an asset cost, in USD. */
    public record Price(String asset, String price, Instant observed) {}

    /** Commits an ingest run of a dataset of prices. */
    public void price(String run, String prices, List<Price> said) {
        List<Row> rows = new ArrayList<>();
        for (Price price : said) {
            rows.add(RowFactory.create(
                    prices,
                    "eip155:1",
                    price.asset(),
                    "USD",
                    price.price(),
                    LocalDate.ofInstant(price.observed(), ZoneOffset.UTC),
                    price.observed(),
                    run,
                    Instant.EPOCH.plusSeconds(++versions)));
        }
        append(LakeTable.PRICE, rows);
        append(LakeTable.INGEST_RUN, List.of(ledger(run, prices, said.size())));
    }

    /** Commits an ingest run of another dataset that labels a holder of this one. */
    public void label(String run, long holder, String entity, HolderClass holderClass, double confidence) {
        label(run, holder, entity, holderClass, confidence, LocalDate.EPOCH, null, false);
    }

    /** As above, from a day to the day before another. */
    public void label(
            String run,
            long holder,
            String entity,
            HolderClass holderClass,
            double confidence,
            LocalDate from,
            LocalDate until,
            boolean personal) {
        append(
                LakeTable.LABEL,
                List.of(RowFactory.create(
                        "labels",
                        "eip155:1",
                        name(holder),
                        entity,
                        holderClass == null ? null : holderClass.id(),
                        confidence,
                        from,
                        until,
                        personal,
                        holder,
                        run,
                        Instant.EPOCH.plusSeconds(++versions))));
        append(LakeTable.INGEST_RUN, List.of(ledger(run, "labels", 1)));
    }

    /** Commits an ingest run of another dataset that links two holders of this one. */
    public void link(String run, long holder, long other, double confidence) {
        link(run, holder, other, confidence, LocalDate.EPOCH, null);
    }

    /** As above, from a day to the day before another. */
    public void link(String run, long holder, long other, double confidence, LocalDate from, LocalDate until) {
        append(
                LakeTable.LINK,
                List.of(RowFactory.create(
                        "links",
                        "eip155:1",
                        name(holder),
                        name(other),
                        confidence,
                        from,
                        until,
                        holder,
                        other,
                        run,
                        Instant.EPOCH.plusSeconds(++versions))));
        append(LakeTable.INGEST_RUN, List.of(ledger(run, "links", 1)));
    }

    /** Commits an ingest run that erases what another said of a holder, and has deleted nothing yet. */
    public void erase(String run, long holder, String erasedFrom) {
        String digest = spark.sql("SELECT sha2('eip155:1\\n" + name(holder) + "', 256)")
                .head()
                .getString(0);
        append(LakeTable.ERASURE, List.of(RowFactory.create(digest, erasedFrom, run, Instant.EPOCH)));
        append(LakeTable.INGEST_RUN, List.of(ledger(run, "erasures", 1)));
    }

    /** Brings the files of each day together, as maintenance does. */
    public void compact() {
        write();
        DeltaTable.forPath(spark, root.resolve(LakeTable.TRANSFER.tableName()).toString())
                .optimize()
                .executeCompaction();
    }

    private Row ledger(String run, long rows) {
        return ledger(run, dataset, rows);
    }

    private static Row ledger(String run, String dataset, long rows) {
        return RowFactory.create(
                run,
                dataset,
                "test",
                run + ".csv",
                "0".repeat(64),
                1L,
                rows,
                rows,
                0L,
                0L,
                "COMMITTED",
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static String name(long holder) {
        return holder == 0 ? "0x" + "0".repeat(40) : "holder-" + holder;
    }

    private void append(LakeTable table, List<Row> rows) {
        append(table, rows, table.schema());
    }

    private void append(LakeTable table, List<Row> rows, StructType schema) {
        unwritten
                .computeIfAbsent(new Shape(table, schema), shape -> new ArrayList<>())
                .addAll(rows);
    }

    /** Writes what has come since the last reader: one file costs as much as many rows. */
    private void write() {
        unwritten.forEach((shape, rows) -> {
            var writer = spark.createDataFrame(rows, shape.schema())
                    .write()
                    .option("mergeSchema", "true")
                    .format("delta")
                    .mode("append");
            LakeTable table = shape.table();
            (table == LakeTable.TRANSFER || table == LakeTable.HOLDING ? writer.partitionBy("as_of") : writer)
                    .save(root.resolve(table.tableName()).toString());
        });
        unwritten.clear();
    }

    private record Shape(LakeTable table, StructType schema) {}
}
