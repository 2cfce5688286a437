package io.chokepoint.batch.run;

/** A dataset of which no row was accepted: there is nothing to publish, and nothing that could be. */
public final class NothingToMeasureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NothingToMeasureException(String dataset) {
        super("Dataset '%s' has no accepted rows; see its ledger and quarantine in the lake".formatted(dataset));
    }
}
