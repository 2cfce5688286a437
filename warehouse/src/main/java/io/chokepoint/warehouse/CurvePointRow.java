package io.chokepoint.warehouse;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One point of one curve.
 *
 * @param dataset unit of publication
 * @param domain domain identifier
 * @param network CAIP-2 id or slug
 * @param subjectId subject measured
 * @param resource resource identifier
 * @param basis identifier of a {@link io.chokepoint.indices.Basis}
 * @param curve {@code lorenz}
 * @param asOf day described, UTC
 * @param ordinal position along the curve, from 0
 * @param x share of the population, in [0, 1]
 * @param y share of the total, in [0, 1]
 * @param runId run that writes the row
 */
public record CurvePointRow(
        String dataset,
        String domain,
        String network,
        String subjectId,
        String resource,
        String basis,
        String curve,
        LocalDate asOf,
        long ordinal,
        double x,
        double y,
        UUID runId)
        implements FactRow {

    @Override
    public FactTable table() {
        return FactTable.CURVE_POINT;
    }

    @Override
    public List<Object> values() {
        return List.of(dataset, domain, network, subjectId, resource, basis, curve, asOf, ordinal, x, y, runId);
    }
}
