package io.chokepoint.warehouse;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One entity of one distribution.
 *
 * @param dataset unit of publication
 * @param domain domain identifier
 * @param network CAIP-2 id or slug
 * @param subjectId subject measured
 * @param resource resource identifier
 * @param basis identifier of a {@link io.chokepoint.indices.Basis}
 * @param asOf day described, UTC
 * @param rank 1 for the largest; equal amounts by entity, ascending
 * @param entityId party behind one or more holders
 * @param amount base units, greater than 0, at most 2^256 − 1
 * @param runId run that writes the row
 */
public record EntityAmountRow(
        String dataset,
        String domain,
        String network,
        String subjectId,
        String resource,
        String basis,
        LocalDate asOf,
        long rank,
        String entityId,
        BigInteger amount,
        UUID runId)
        implements FactRow {

    @Override
    public FactTable table() {
        return FactTable.ENTITY_AMOUNT;
    }

    @Override
    public List<Object> values() {
        return List.of(dataset, domain, network, subjectId, resource, basis, asOf, rank, entityId, amount, runId);
    }
}
