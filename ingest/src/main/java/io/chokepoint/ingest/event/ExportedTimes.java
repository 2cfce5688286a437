package io.chokepoint.ingest.event;

import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.ethereum.BlockClock;
import io.chokepoint.ingest.ethereum.BlockTimes;
import io.chokepoint.ingest.read.Fields;
import io.chokepoint.ingest.value.RowRejected;
import java.util.concurrent.TimeUnit;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import scala.reflect.ClassTag$;

/**
 * When blocks were made, from {@code blocks} exports, for the few logs whose day has to be known while they are read: votes
 * and acts of control. Every machine has all of it.
 */
final class ExportedTimes implements LogTimes {
    private static final long serialVersionUID = 1L;
    private static final int MOST_BLOCKS = 20_000_000;

    private final Broadcast<BlockClock> clock;

    private ExportedTimes(Broadcast<BlockClock> clock) {
        this.clock = clock;
    }

    /** @throws UserError if there are more blocks than every machine can have */
    static ExportedTimes of(BlockTimes blocks, SparkSession spark) {
        BlockClock clock = blocks.clock(MOST_BLOCKS)
                .orElseThrow(() -> new UserError(
                        "--blocks has more than %,d blocks; give those that the logs are in, in several runs"
                                .formatted(MOST_BLOCKS)));
        return new ExportedTimes(spark.sparkContext().broadcast(clock, ClassTag$.MODULE$.apply(BlockClock.class)));
    }

    @Override
    public String of(Fields log) {
        try {
            long micros = clock.value().micros(EventLog.block(log));
            return micros == BlockClock.UNKNOWN
                    ? null
                    : String.valueOf(Math.floorDiv(micros, TimeUnit.SECONDS.toMicros(1)));
        } catch (RowRejected numberless) {
            // The log is rejected for that when it is read.
            return null;
        }
    }
}
