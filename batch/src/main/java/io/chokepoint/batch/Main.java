package io.chokepoint.batch;

import io.chokepoint.batch.cluster.Link;
import io.chokepoint.batch.index.DatasetMeasure;
import io.chokepoint.batch.lake.Lake;
import io.chokepoint.batch.lake.OldLakeException;
import io.chokepoint.batch.run.DatasetRun;
import io.chokepoint.batch.run.HeldBackException;
import io.chokepoint.batch.run.NothingToMeasureException;
import io.chokepoint.batch.run.QuarantineLimit;
import io.chokepoint.batch.spark.Sessions;
import io.chokepoint.indices.PublicationCause;
import io.chokepoint.warehouse.ClickHouseAccess;
import io.chokepoint.warehouse.WarehouseException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the datasets of a lake and publishes the results. */
@Command(
        name = "batch",
        mixinStandardHelpOptions = true,
        description = "Measures what the lake holds and publishes it as new runs.")
public final class Main implements Callable<Integer> {
    private static final int FAULT = 1;
    private static final int USER_ERROR = 2;
    private static final int HELD_BACK = 3;

    @Option(names = "--lake", required = true, description = "Folder of the lake's Delta tables.")
    private String lake;

    @Option(names = "--dataset", description = "Measure this dataset only; may be repeated. Default: all.")
    private List<String> datasets = List.of();

    @Option(names = "--recompute", description = "Measure again what has not changed since the newest run.")
    private boolean recompute;

    @Option(
            names = "--max-quarantined",
            paramLabel = "SHARE",
            description = "Share of an ingest run's rows that may be set aside, 0 to 1; with more the dataset is not"
                    + " published. Default: ${DEFAULT-VALUE}.")
    private double maxQuarantined = QuarantineLimit.DEFAULT;

    @Option(
            names = "--cause",
            paramLabel = "CODE",
            description = "Why days that were published before are published again, where the input does not tell:"
                    + " ${COMPLETION-CANDIDATES}. May be repeated; what batch finds out by itself is added.")
    private Set<PublicationCause> causes = Set.of();

    /** Exits with 0 when all is published, 1 on a fault, 2 when the call or the environment is wrong, 3 when a dataset is held back. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() {
        ClickHouseAccess access;
        QuarantineLimit limit;
        try {
            limit = new QuarantineLimit(maxQuarantined);
            access = ClickHouseAccess.fromEnvironment(System.getenv());
        } catch (IllegalArgumentException e) {
            return fail(USER_ERROR, e.getMessage());
        }
        SparkSession spark = Sessions.open("chokepoint-batch");
        try {
            return measure(spark, new Lake(spark, lake), access, limit);
        } catch (OldLakeException e) {
            return fail(USER_ERROR, e.getMessage());
        } finally {
            spark.stop();
        }
    }

    private int measure(SparkSession spark, Lake lake, ClickHouseAccess access, QuarantineLimit limit) {
        List<String> known = lake.datasets();
        for (String dataset : datasets) {
            if (!known.contains(dataset)) {
                return fail(
                        USER_ERROR,
                        "Unknown dataset '%s'; the lake holds %s"
                                .formatted(dataset, known.isEmpty() ? "none yet" : String.join(", ", known)));
            }
        }
        List<String> chosen = datasets.isEmpty() ? known : datasets;
        if (chosen.isEmpty()) {
            return fail(USER_ERROR, "The lake " + lake.root() + " holds no dataset yet; ingest one first");
        }
        DatasetRun run = new DatasetRun(lake, access, new DatasetMeasure(spark, access), limit, causes);
        int status = 0;
        for (String dataset : chosen) {
            status = Math.max(status, measure(run, dataset));
        }
        return status;
    }

    /** One dataset's failure does not keep the others from their new runs. */
    private int measure(DatasetRun run, String dataset) {
        long start = System.nanoTime();
        try {
            DatasetRun.Result result = run.run(dataset, recompute);
            report(result, (System.nanoTime() - start) / 1e9);
            reportCauses(result);
            reportApart(result);
            return 0;
        } catch (NothingToMeasureException e) {
            System.out.println(e.getMessage());
            return 0;
        } catch (HeldBackException e) {
            return fail(HELD_BACK, e.getMessage());
        } catch (WarehouseException | IllegalStateException e) {
            return fail(FAULT, e.getMessage());
        }
    }

    private static void report(DatasetRun.Result result, double seconds) {
        if (result.published()) {
            System.out.printf(
                    "%s: published run %s: %d distributions on %d days, %d amounts by entity (%.1f s)%n",
                    result.dataset(),
                    result.runId(),
                    result.distributions(),
                    result.days(),
                    result.entities(),
                    seconds);
        } else {
            System.out.printf("%s: unchanged since run %s (%.1f s)%n", result.dataset(), result.runId(), seconds);
        }
    }

    private void reportCauses(DatasetRun.Result result) {
        if (!result.causes().isEmpty()) {
            System.out.printf(
                    "%s: days that were published before are published again: %s%n",
                    result.dataset(), result.causes().stream().map(Enum::name).collect(Collectors.joining(", ")));
        } else if (!causes.isEmpty()) {
            System.out.printf(
                    "%s: no day that was published before is published again, so that --cause says nothing%n",
                    result.dataset());
        }
    }

    /** What did not go the way of the rest is not passed over in silence. */
    private static void reportApart(DatasetRun.Result result) {
        if (!result.setApart().isEmpty()) {
            System.out.printf(
                    "%s: measured apart, for amounts of 2^126 base units or more: %s%n",
                    result.dataset(), String.join(", ", result.setApart()));
        }
        result.unpriced().forEach(missing -> System.out.printf("%s: %s%n", result.dataset(), missing.message()));
        if (result.touchedByErasure() > 0) {
            System.out.printf(
                    "%s: %d published runs had read labels or links that were erased since; this one has not%n",
                    result.dataset(), result.touchedByErasure());
        }
        List<Link> refused = result.refusedLinks();
        if (!refused.isEmpty()) {
            Link surest = refused.get(0);
            System.out.printf(
                    "%s: %d links not used, for labels say that their holders are different entities; the surest joins %s"
                            + " and %s with confidence %s%n",
                    result.dataset(), refused.size(), surest.holder(), surest.other(), surest.confidence());
        }
    }

    private static int fail(int status, String message) {
        System.err.println(message);
        return status;
    }
}
