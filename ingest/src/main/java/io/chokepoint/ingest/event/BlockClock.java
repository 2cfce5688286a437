package io.chokepoint.ingest.event;

import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.ethereum.BlockTimes;
import io.chokepoint.ingest.read.Fields;
import io.chokepoint.ingest.value.RowRejected;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import scala.reflect.ClassTag$;

/**
 * When blocks were made, by number, for the few logs whose day has to be known while they are read: votes and acts of
 * control. Every task has all of it, 16 bytes a block.
 */
final class BlockClock implements LogTimes {
    private static final long serialVersionUID = 1L;
    private static final int MOST_BLOCKS = 20_000_000;

    private final Broadcast<Times> times;

    private BlockClock(Broadcast<Times> times) {
        this.times = times;
    }

    /** Numbers in order, and the seconds at the same places. */
    private record Times(long[] numbers, long[] seconds) implements Serializable {}

    /** @throws UserError if there are more blocks than every task can have */
    static BlockClock of(BlockTimes blocks, SparkSession spark) {
        List<Row> known = blocks.known().limit(MOST_BLOCKS + 1).collectAsList();
        if (known.size() > MOST_BLOCKS) {
            throw new UserError("--blocks has more than %,d blocks; give those that the logs are in, in several runs"
                    .formatted(MOST_BLOCKS));
        }
        long[] numbers = new long[known.size()];
        long[] seconds = new long[known.size()];
        int at = 0;
        for (Row block : known) {
            numbers[at] = block.getLong(0);
            seconds[at++] = block.getInstant(1).getEpochSecond();
        }
        return new BlockClock(
                spark.sparkContext().broadcast(new Times(numbers, seconds), ClassTag$.MODULE$.apply(Times.class)));
    }

    @Override
    public String of(Fields log) {
        try {
            int at = Arrays.binarySearch(times.value().numbers(), EventLog.block(log));
            return at < 0 ? null : String.valueOf(times.value().seconds()[at]);
        } catch (RowRejected numberless) {
            // The log is rejected for that when it is read.
            return null;
        }
    }
}
