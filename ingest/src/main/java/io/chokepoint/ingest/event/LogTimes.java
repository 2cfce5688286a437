package io.chokepoint.ingest.event;

import io.chokepoint.ingest.read.Fields;
import java.io.Serializable;

/** When the blocks of logs were made, where logs do not say it themselves. */
@FunctionalInterface
interface LogTimes extends Serializable {
    /** The time of the block of a log that does not say it, Unix seconds or hexadecimal; null if it is not known. */
    String of(Fields log);

    /** The fields of a log with the time of its block. */
    default Fields complete(Fields log) {
        return field -> {
            String own = log.text(field);
            boolean asked = field.equals("block_timestamp") && (own == null || own.isBlank());
            return asked && log.text("blockTimestamp") == null ? of(log) : own;
        };
    }
}
