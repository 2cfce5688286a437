package io.chokepoint.ingest.lake;

import io.chokepoint.ingest.parquet.DataFile;
import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Operation;
import io.delta.kernel.Table;
import io.delta.kernel.Transaction;
import io.delta.kernel.TransactionBuilder;
import io.delta.kernel.TransactionCommitResult;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.hook.PostCommitHook;
import io.delta.kernel.statistics.DataFileStatistics;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.types.DataTypes;

/** Makes files that were written without Spark's writer part of a Delta table, all of them in one commit. */
final class DeltaAppend {
    private static final String ENGINE = "chokepoint-ingest";

    private DeltaAppend() {}

    /** Appends files, and makes the table if there is none; their columns are those of the table, without partitions. */
    static void commit(Lake lake, LakeTable table, List<DataFile> files) {
        Configuration configuration = lake.spark().sessionState().newHadoopConf();
        Engine engine = DefaultEngine.create(configuration);
        String path = lake.root() + "/" + table.directory();
        boolean begun = lake.exists(table);
        TransactionBuilder builder = Table.forPath(engine, path)
                .createTransactionBuilder(engine, ENGINE, begun ? Operation.WRITE : Operation.CREATE_TABLE);
        if (!begun) {
            builder = builder.withSchema(engine, schema(table))
                    .withTableProperties(engine, Map.of("delta.dataSkippingNumIndexedCols", "1"));
            if (table.partitionedByDay()) {
                builder = builder.withPartitionColumns(engine, List.of("as_of"));
            }
        }
        Transaction transaction = builder.build(engine);
        Row state = transaction.getTransactionState(engine);
        List<Row> actions = new ArrayList<>();
        byDay(files).forEach((day, ofDay) -> {
            Map<String, Literal> partition = table.partitionedByDay() ? Map.of("as_of", Literal.ofDate(day)) : Map.of();
            DataWriteContext context = Transaction.getWriteContext(engine, state, partition);
            try (CloseableIterator<Row> added =
                    Transaction.generateAppendActions(engine, state, statuses(table, ofDay), context)) {
                added.forEachRemaining(actions::add);
            } catch (IOException notClosed) {
                throw new UncheckedIOException(notClosed);
            }
        });
        TransactionCommitResult result =
                transaction.commit(engine, CloseableIterable.inMemoryIterable(iterator(actions)));
        for (PostCommitHook hook : result.getPostCommitHooks()) {
            try {
                hook.threadSafeInvoke(engine);
            } catch (IOException notInvoked) {
                throw new UncheckedIOException(
                        "Table %s is written, and its log could not be put in order".formatted(path), notInvoked);
            }
        }
    }

    private static Map<Integer, List<DataFile>> byDay(List<DataFile> files) {
        Map<Integer, List<DataFile>> byDay = new TreeMap<>();
        files.forEach(file -> byDay.computeIfAbsent(file.day() == null ? 0 : file.day(), day -> new ArrayList<>())
                .add(file));
        return byDay;
    }

    private static CloseableIterator<DataFileStatus> statuses(LakeTable table, List<DataFile> files) {
        Column first = new Column(table.schema().fieldNames()[0]);
        boolean text = table.schema().fields()[0].dataType().equals(DataTypes.StringType);
        List<DataFileStatus> statuses = new ArrayList<>();
        for (DataFile file : files) {
            statuses.add(new DataFileStatus(
                    file.path(),
                    file.bytes(),
                    file.modified(),
                    Optional.of(new DataFileStatistics(
                            file.rows(),
                            Map.of(first, literal(file.first(), text)),
                            Map.of(first, literal(file.last(), text)),
                            Map.of(first, 0L),
                            Optional.empty()))));
        }
        return iterator(statuses);
    }

    private static Literal literal(String value, boolean text) {
        return text ? Literal.ofString(value) : Literal.ofLong(Long.parseLong(value));
    }

    private static <T> CloseableIterator<T> iterator(List<T> all) {
        Iterator<T> each = all.iterator();
        return new CloseableIterator<>() {
            @Override
            public boolean hasNext() {
                return each.hasNext();
            }

            @Override
            public T next() {
                return each.next();
            }

            @Override
            public void close() {}
        };
    }

    private static StructType schema(LakeTable table) {
        return new StructType(java.util.stream.Stream.of(table.schema().fields())
                .map(field -> new StructField(field.name(), type(field.dataType()), true))
                .toList());
    }

    private static DataType type(org.apache.spark.sql.types.DataType type) {
        if (type.equals(DataTypes.StringType)) {
            return io.delta.kernel.types.StringType.STRING;
        }
        if (type.equals(DataTypes.LongType)) {
            return io.delta.kernel.types.LongType.LONG;
        }
        if (type.equals(DataTypes.IntegerType)) {
            return io.delta.kernel.types.IntegerType.INTEGER;
        }
        if (type.equals(DataTypes.DateType)) {
            return io.delta.kernel.types.DateType.DATE;
        }
        if (type.equals(DataTypes.TimestampType)) {
            return io.delta.kernel.types.TimestampType.TIMESTAMP;
        }
        throw new IllegalArgumentException("No table of the lake has columns of type " + type);
    }
}
