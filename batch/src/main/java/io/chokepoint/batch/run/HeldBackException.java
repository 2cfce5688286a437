package io.chokepoint.batch.run;

/** A dataset of which too many rows were set aside: it is not published, and what was published before stays. */
public final class HeldBackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HeldBackException(String dataset, String ingestRun, long missing, long rowsIn, double limit) {
        super(
                ("Dataset '%s' is not published: ingest run %s set %,d of %,d rows aside, %.1f %% where %.1f %% are the most."
                                + " See 'ingest report %2$s' for the reasons; bring the rows back with 'ingest replay %2$s',"
                                + " or publish without them with --max-quarantined %.3f")
                        .formatted(
                                dataset,
                                ingestRun,
                                missing,
                                rowsIn,
                                100.0 * missing / rowsIn,
                                100 * limit,
                                Math.ceil(1000.0 * missing / rowsIn) / 1000));
    }
}
