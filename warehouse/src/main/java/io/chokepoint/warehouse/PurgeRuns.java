package io.chokepoint.warehouse;

import java.util.Set;

/** Command that deletes what runs published that read some ingest runs; see {@link RunPurge}. */
public final class PurgeRuns {
    private PurgeRuns() {}

    /**
     * Arguments: ids of ingest runs. Exits with 0 when no run that read them is left, 3 when one answers for a day and is kept, 1
     * when ClickHouse fails, 2 when the call or the environment is wrong.
     */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        if (arguments.length == 0) {
            System.err.println("Name the ingest runs, as ./chokepoint ingest erase has listed them");
            return 2;
        }
        try {
            RunPurge.Outcome outcome =
                    new RunPurge(ClickHouseAccess.fromEnvironment(System.getenv())).purge(Set.of(arguments));
            outcome.purged().forEach(run -> System.out.println("purged run " + run));
            outcome.kept()
                    .forEach(run -> System.out.println("kept run " + run
                            + ", which answers for a day: measured since the erasure it holds nothing of it,"
                            + " else ./chokepoint batch measures anew first"));
            return outcome.kept().isEmpty() ? 0 : 3;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        } catch (WarehouseException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
