package io.chokepoint.warehouse;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * One index of one distribution. Exactly one of value and reason is present.
 *
 * @param dataset unit of publication
 * @param domain domain identifier
 * @param network CAIP-2 id or slug
 * @param subjectId subject measured
 * @param resource resource identifier
 * @param basis identifier of a {@link io.chokepoint.indices.Basis}
 * @param indexId index identifier
 * @param asOf day described, UTC
 * @param value value in the unit of the definition; null when undefined
 * @param exactValue exact value of counts and sums; null otherwise
 * @param lower least value for every way in which amounts without a known owner could be spread; null where it is not known
 * @param upper greatest such value; null where it is not known, and with a lower one where none is too large
 * @param status a {@link io.chokepoint.indices.ValueStatus}
 * @param reason why there is no value; empty when there is one
 * @param coverage share of input rows that entered, in [0, 1]
 * @param population entities with a positive amount
 * @param methodologyVersion meaning of the formula
 * @param dataThrough time of the newest input that entered
 * @param digest SHA-256 of the distribution in hexadecimal
 * @param runId run that writes the row
 * @param computedAt when the run computed it
 */
public record IndexValueRow(
        String dataset,
        String domain,
        String network,
        String subjectId,
        String resource,
        String basis,
        String indexId,
        LocalDate asOf,
        Double value,
        BigInteger exactValue,
        Double lower,
        Double upper,
        String status,
        String reason,
        double coverage,
        long population,
        int methodologyVersion,
        Instant dataThrough,
        String digest,
        UUID runId,
        Instant computedAt)
        implements FactRow {

    /** A row without an interval. */
    public IndexValueRow(
            String dataset,
            String domain,
            String network,
            String subjectId,
            String resource,
            String basis,
            String indexId,
            LocalDate asOf,
            Double value,
            BigInteger exactValue,
            String status,
            String reason,
            double coverage,
            long population,
            int methodologyVersion,
            Instant dataThrough,
            String digest,
            UUID runId,
            Instant computedAt) {
        this(
                dataset,
                domain,
                network,
                subjectId,
                resource,
                basis,
                indexId,
                asOf,
                value,
                exactValue,
                null,
                null,
                status,
                reason,
                coverage,
                population,
                methodologyVersion,
                dataThrough,
                digest,
                runId,
                computedAt);
    }

    @Override
    public FactTable table() {
        return FactTable.INDEX_VALUE;
    }

    @Override
    public List<Object> values() {
        return Arrays.asList(
                dataset,
                domain,
                network,
                subjectId,
                resource,
                basis,
                indexId,
                asOf,
                value,
                exactValue,
                lower,
                upper,
                status,
                reason,
                coverage,
                population,
                (long) methodologyVersion,
                dataThrough,
                digest,
                runId,
                computedAt);
    }
}
