package io.chokepoint.warehouse;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Writes and publishes a run, and dies without any cleaning up after a given step: the tables are steps 1 to 6, what is read
 * back 7, the publication 8.
 */
final class KilledPublisher {
    static final int STEPS = 8;
    static final int KILLED = 137;

    private static int step;

    private KilledPublisher() {}

    /** Arguments: url, database, user, dataset, run, value, step to die after. The password is in the environment. */
    public static void main(String[] arguments) {
        ClickHouseAccess access = new ClickHouseAccess(
                URI.create(arguments[0]), arguments[1], arguments[2], System.getenv("CLICKHOUSE_PASSWORD"));
        SampleRun run = new SampleRun(arguments[3], UUID.fromString(arguments[4]), Double.parseDouble(arguments[5]));
        int last = Integer.parseInt(arguments[6]);
        Map<FactTable, RowTally> written = run.write(access, () -> dieAfter(last));
        new RunPublisher(access, done -> dieAfter(last))
                .publish(run.dataset(), run.runId(), new TreeSet<>(List.of(SampleRun.DAY)), written);
    }

    private static void dieAfter(int last) {
        step++;
        if (step == last) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
