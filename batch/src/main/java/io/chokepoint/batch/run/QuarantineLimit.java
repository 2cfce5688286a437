package io.chokepoint.batch.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How much of what came in may be missing from a published number.
 *
 * <p>Rows of an ingest run that were set aside count until a replay brings them back, so that repairing them is what lifts
 * the limit. Rows that a descriptor leaves out are no faults; what they take from a number is in its coverage. A run that a publication has read already, by choice, holds nothing back again.
 *
 * @param share of the rows of an ingest run that may be set aside, in [0, 1]
 */
public record QuarantineLimit(double share) {
    /** One row in a hundred. */
    public static final double DEFAULT = 0.01;

    /** @throws IllegalArgumentException if the share is not within [0, 1] */
    public QuarantineLimit {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "A share of %s rows set aside is outside of 0 to 1; write 0.01 for one in a hundred"
                            .formatted(share));
        }
    }

    /** @throws HeldBackException if an ingest run that no publication has read set more aside */
    void check(String dataset, List<InputLedger.Entry> entries, Set<String> read) {
        overLimit(entries, read).ifPresent(run -> {
            throw new HeldBackException(dataset, run.id, run.missing(), run.rowsIn, share);
        });
    }

    private Optional<Run> overLimit(List<InputLedger.Entry> entries, Set<String> read) {
        Map<String, String> repairs = new HashMap<>();
        entries.stream()
                .filter(entry -> entry.replays() != null)
                .forEach(entry -> repairs.put(entry.ingestRunId(), entry.replays()));
        Map<String, Run> runs = new TreeMap<>();
        for (InputLedger.Entry entry : entries) {
            String first = entry.ingestRunId();
            while (repairs.containsKey(first)) {
                first = repairs.get(first);
            }
            runs.computeIfAbsent(first, Run::new).add(entry);
        }
        return runs.values().stream()
                .filter(run -> !read.contains(run.id) && run.missing() > share * run.rowsIn)
                .findFirst();
    }

    /** An ingest run with all that replays brought back of it. */
    private static final class Run {
        private final String id;
        private long rowsIn;
        private long quarantined;
        private long repaired;

        Run(String id) {
            this.id = id;
        }

        void add(InputLedger.Entry entry) {
            if (entry.replays() == null) {
                rowsIn += entry.rowsIn();
                quarantined += entry.quarantined() - entry.leftOut();
            } else {
                repaired += entry.accepted() + entry.duplicates();
            }
        }

        long missing() {
            return Math.max(0, quarantined - repaired);
        }
    }
}
