package io.chokepoint.api.export;

import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import io.chokepoint.export.row.RowSource;
import io.chokepoint.indices.LorenzCurve;
import io.chokepoint.indices.scan.Cuts;
import java.util.List;
import java.util.Optional;

/** Lorenz curves of distributions as an overlay changes them. The amounts of one distribution are held at a time. */
final class OverlaidCurves implements RowSource {
    private static final RowSchema SCHEMA = Dataset.CURVE.schema();
    private static final int SUBJECT = SCHEMA.position("subject_id");
    private static final int RESOURCE = SCHEMA.position("resource");
    private static final int BASIS = SCHEMA.position("basis");
    private static final int DAY = SCHEMA.position("as_of");
    private static final int CURVE = SCHEMA.position("curve");
    private static final int ORDINAL = SCHEMA.position("ordinal");
    private static final int X = SCHEMA.position("x");
    private static final int Y = SCHEMA.position("y");
    private static final int RUN = SCHEMA.position("run_id");
    private static final int PUBLISHED = SCHEMA.position("published_at");

    private final Amounts amounts;
    private final long expected;
    private Amounts.One here;
    private List<LorenzCurve.Point> points = List.of();
    private int ordinal;

    /**
     * @param amounts the changed distributions, closed with this
     * @param expected number of the points, see {@link #points}
     */
    OverlaidCurves(RowSource amounts, long expected) {
        this.amounts = new Amounts(amounts);
        this.expected = expected;
    }

    /** The number of points of the curve of so many entities. */
    static long points(long population) {
        return population == 0 ? 0 : Math.min(Cuts.LORENZ_STEPS, population) + 1;
    }

    @Override
    public RowSchema schema() {
        return SCHEMA;
    }

    @Override
    public long expected() {
        return expected;
    }

    @Override
    public boolean next(Row row) {
        while (ordinal == points.size()) {
            Optional<Amounts.One> next = amounts.next();
            if (next.isEmpty()) {
                return false;
            }
            here = next.get();
            points = LorenzCurve.of(here.amounts(), Cuts.LORENZ_STEPS);
            ordinal = 0;
        }
        fill(row, points.get(ordinal));
        ordinal++;
        return true;
    }

    private void fill(Row row, LorenzCurve.Point point) {
        row.setText(SUBJECT, here.of().subject());
        row.setText(RESOURCE, here.of().resource());
        row.setText(BASIS, here.of().basis());
        row.setNumber(DAY, here.of().day());
        row.setText(CURVE, "lorenz");
        row.setNumber(ORDINAL, ordinal);
        row.setReal(X, point.populationShare());
        row.setReal(Y, point.amountShare());
        row.setBytes(RUN, here.run());
        row.setNumber(PUBLISHED, here.published());
    }

    @Override
    public void close() {
        amounts.close();
    }
}
