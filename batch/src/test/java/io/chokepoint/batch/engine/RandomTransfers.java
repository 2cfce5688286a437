package io.chokepoint.batch.engine;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Transfers among a few holders, with mints and burns, and what everybody has, in integers of any size. */
final class RandomTransfers {
    static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
    private static final StructType SCHEMA = StructType.fromDDL(
            "series_id INT, sender_id LONG, recipient_id LONG, amount_high LONG, amount_low LONG, as_of DATE");

    private static final StructType ADDRESSES = StructType.fromDDL(
            "token BINARY, sender BINARY, recipient BINARY, amount_high LONG, amount_low LONG, as_of DATE");

    /** One transfer; holder 0 is nobody. */
    record Transfer(int series, long sender, long recipient, BigInteger amount, LocalDate day) {}

    final List<Transfer> transfers = new ArrayList<>();

    static RandomTransfers of(long seed, int count, int series, int holders, int days) {
        Random random = new Random(seed);
        RandomTransfers all = new RandomTransfers();
        Map<List<Long>, BigInteger> balances = new HashMap<>();
        for (int i = 0; i < count; i++) {
            int chosen = 1 + (int) (series * Math.pow(random.nextDouble(), 3));
            long sender = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(holders);
            long recipient = random.nextInt(30) == 0 ? 0 : 1 + random.nextInt(holders);
            BigInteger balance = balances.getOrDefault(List.of((long) chosen, sender), BigInteger.ZERO);
            if (sender != 0 && balance.signum() == 0) {
                sender = 0;
            }
            BigInteger amount = sender == 0
                    ? BigInteger.TEN.pow(random.nextInt(25)).multiply(BigInteger.valueOf(1 + random.nextInt(5)))
                    : new BigInteger(balance.bitLength(), random).min(balance);
            all.add(chosen, sender, recipient, amount, FIRST_DAY.plusDays((long) i * days / count));
            balances.merge(List.of((long) chosen, sender), amount.negate(), BigInteger::add);
            balances.merge(List.of((long) chosen, recipient), amount, BigInteger::add);
        }
        return all;
    }

    RandomTransfers add(int series, long sender, long recipient, BigInteger amount, LocalDate day) {
        transfers.add(new Transfer(series, sender, recipient, amount, day));
        return this;
    }

    /** Balances by series and holder at the end of a day, nobody and empty holders left out. */
    Map<Integer, Map<Long, BigInteger>> balances(LocalDate through) {
        Map<Integer, Map<Long, BigInteger>> balances = new TreeMap<>();
        for (Transfer transfer : transfers) {
            if (!transfer.day().isAfter(through)) {
                Map<Long, BigInteger> held = balances.computeIfAbsent(transfer.series(), series -> new HashMap<>());
                held.merge(transfer.sender(), transfer.amount().negate(), BigInteger::add);
                held.merge(transfer.recipient(), transfer.amount(), BigInteger::add);
            }
        }
        balances.values().forEach(held -> {
            held.remove(0L);
            held.values().removeIf(amount -> amount.signum() == 0);
        });
        return balances;
    }

    /** The same with 20 bytes for tokens and holders; a token's last four are its series. */
    String writeAddresses(SparkSession spark, Path folder) {
        List<Row> rows = transfers.stream()
                .map(transfer -> RowFactory.create(
                        ByteBuffer.allocate(20)
                                .putLong(0, 7)
                                .putInt(16, transfer.series())
                                .array(),
                        address(transfer.sender()),
                        address(transfer.recipient()),
                        transfer.amount().shiftRight(64).longValue(),
                        transfer.amount().longValue(),
                        transfer.day()))
                .toList();
        spark.createDataFrame(rows, ADDRESSES)
                .repartition(3)
                .write()
                .partitionBy("as_of")
                .parquet(folder.toString());
        return folder.toString();
    }

    /** Holders that differ in the first, the middle or the last bytes only. */
    private static byte[] address(long holder) {
        return ByteBuffer.allocate(20)
                .putInt(0, holder % 3 == 1 ? (int) -holder : 0)
                .putLong(4, holder % 3 == 2 ? holder : 0)
                .putLong(12, holder % 3 == 0 ? -holder : 0)
                .array();
    }

    /** Writes Parquet files by day; an amount of 2^126 or more has no halves. */
    String write(SparkSession spark, Path folder) {
        List<Row> rows = transfers.stream()
                .map(transfer -> {
                    boolean fits = transfer.amount().bitLength() <= 126;
                    return RowFactory.create(
                            transfer.series(),
                            transfer.sender(),
                            transfer.recipient(),
                            fits ? transfer.amount().shiftRight(64).longValue() : null,
                            fits ? transfer.amount().longValue() : null,
                            transfer.day());
                })
                .toList();
        spark.createDataFrame(rows, SCHEMA)
                .repartition(3)
                .write()
                .partitionBy("as_of")
                .parquet(folder.toString());
        return folder.toString();
    }
}
