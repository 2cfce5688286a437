package io.chokepoint.api.export;

import io.chokepoint.export.pack.Sha256;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import io.chokepoint.export.row.RowSource;
import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.Distribution;
import io.chokepoint.indices.ValueStatus;
import java.util.Optional;

/**
 * Index values of distributions as an overlay changes them: for each published value the one of the changed distribution, with
 * its digest. The amounts of one distribution are held at a time.
 */
final class OverlaidSeries implements RowSource {
    private static final RowSchema SCHEMA = Dataset.INDEX_SERIES.schema();
    private static final int INDEX = SCHEMA.position("index_id");
    private static final int VALUE = SCHEMA.position("value");
    private static final int EXACT = SCHEMA.position("exact_value");
    private static final int STATUS = SCHEMA.position("status");
    private static final int REASON = SCHEMA.position("reason");
    private static final int POPULATION = SCHEMA.position("population");
    private static final int DIGEST = SCHEMA.position("digest");
    private static final String NOTHING = Sha256.hex("");

    private final RowSource published;
    private final Amounts amounts;
    private boolean begun;
    private Optional<Amounts.One> next = Optional.empty();
    private Coordinates here;
    private Distribution distribution;
    private String digest;

    /**
     * @param published the published values, closed with this
     * @param amounts the changed distributions of at least the same subjects and days, closed with this
     */
    OverlaidSeries(RowSource published, RowSource amounts) {
        this.published = published;
        this.amounts = new Amounts(amounts);
    }

    @Override
    public RowSchema schema() {
        return SCHEMA;
    }

    @Override
    public long expected() {
        return published.expected();
    }

    @Override
    public boolean next(Row row) {
        if (!published.next(row)) {
            return false;
        }
        if (row.number(POPULATION) == 0) {
            // Nothing is published that an overlay could change.
            return true;
        }
        Coordinates of = Coordinates.of(SCHEMA, row);
        if (!of.equals(here)) {
            read(of);
        }
        change(row);
        return true;
    }

    private void read(Coordinates of) {
        if (!begun) {
            begun = true;
            next = amounts.next();
        }
        while (next.filter(each -> each.of().compareTo(of) < 0).isPresent()) {
            next = amounts.next();
        }
        here = of;
        Optional<Amounts.One> changed = next.filter(each -> each.of().equals(of));
        distribution = changed.map(Amounts.One::amounts)
                .orElseGet(() -> Distribution.builder().build());
        digest = changed.map(Amounts.One::digest).orElse(NOTHING);
    }

    private void change(Row row) {
        var computed = CentralizationIndex.ofId(row.text(INDEX)).of(distribution);
        row.setNull(VALUE);
        row.setNull(EXACT);
        row.setNull(REASON);
        computed.asDouble().ifPresent(value -> row.setReal(VALUE, value));
        computed.asInteger().ifPresent(value -> row.setText(EXACT, value.toString()));
        computed.reason().ifPresent(reason -> row.setText(REASON, reason.name()));
        if (computed.asDouble().isEmpty()) {
            row.setText(STATUS, ValueStatus.UNAVAILABLE.name());
        }
        row.setNumber(POPULATION, distribution.population());
        row.setText(DIGEST, digest);
    }

    @Override
    public void close() {
        try (amounts) {
            published.close();
        }
    }
}
