package io.chokepoint.export.verify;

import io.chokepoint.export.pack.Sha256;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.Distribution;
import io.chokepoint.indices.IndexValue;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Computes indices anew from delivered amounts and holds them against the delivered values. Rows arrive by rank, one
 * distribution after another.
 */
final class DistributionProof {
    // Both sides are within 1e-12 of the exact value.
    private static final double TOLERANCE = 2e-12;
    private static final int COORDINATES = 4;

    private final Map<List<String>, List<Claim>> claims;
    private final Report report;
    private final Optional<CentralizationIndex> shown;
    private final RowSchema schema = Dataset.DISTRIBUTION.schema();
    private final KeyOrder order = new KeyOrder(schema);
    private final int rank = schema.position("rank");
    private final int entity = schema.position("entity_id");
    private final int amount = schema.position("amount");
    private List<String> coordinates = List.of();
    private Distribution.Builder builder;
    private MessageDigest digest;
    private long lastRank;
    private BigInteger lastAmount;
    private long proved;
    private long distributions;

    /**
     * An index value that was delivered beside the rows.
     *
     * @param value null where it is absent
     * @param exact exact digits; null where there are none
     */
    record Claim(CentralizationIndex index, Double value, String exact, String digest) {}

    /**
     * @param claims by subject, resource, basis and day
     * @param shown index whose values get a line each
     */
    DistributionProof(Map<List<String>, List<Claim>> claims, Report report, Optional<CentralizationIndex> shown) {
        this.claims = claims;
        this.report = report;
        this.shown = shown;
    }

    void add(Row row) {
        List<String> here = order.texts(row, COORDINATES);
        if (!here.equals(coordinates)) {
            complete();
            coordinates = here;
            builder = Distribution.builder();
            digest = Sha256.digest();
            lastRank = 0;
            lastAmount = null;
        }
        BigInteger value = new BigInteger(row.text(amount));
        if (row.number(rank) != lastRank + 1
                || value.signum() <= 0
                || (lastAmount != null && value.compareTo(lastAmount) > 0)) {
            report.fault("%s: rank %d does not follow rank %d, or its amount is not positive and not greater"
                    .formatted(name(), row.number(rank), lastRank));
        }
        lastRank = row.number(rank);
        lastAmount = value;
        builder.add(value);
        digest.update((row.text(entity) + "\t" + row.text(amount) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Completes the last distribution and says how much was proved. */
    void finish() {
        complete();
        claims.keySet()
                .forEach(missing -> report.fault(
                        String.join(" ", missing) + ": index values are delivered without their distribution"));
        report.pass(
                "proof: %d index values of %d distributions computed anew, all equal".formatted(proved, distributions));
    }

    private void complete() {
        if (builder == null) {
            return;
        }
        distributions++;
        Distribution distribution = builder.build();
        String sha256 = HexFormat.of().formatHex(digest.digest());
        List<Claim> delivered = claims.remove(coordinates);
        if (delivered == null) {
            report.fault(name() + ": no index values are delivered for it");
            return;
        }
        for (Claim claim : delivered) {
            if (!claim.digest().equals(sha256)) {
                report.fault("%s: the amounts have digest %s, %s was computed from %s"
                        .formatted(name(), sha256, claim.index().id(), claim.digest()));
            }
            compare(claim, claim.index().of(distribution));
        }
    }

    private void compare(Claim claim, IndexValue computed) {
        Double value = computed.asDouble().isPresent() ? computed.asDouble().getAsDouble() : null;
        boolean exactEqual = claim.exact() == null
                || computed.asInteger().map(BigInteger::toString).equals(Optional.of(claim.exact()));
        boolean equal = exactEqual
                && (claim.value() == null || value == null
                        ? Objects.equals(claim.value(), value)
                        : isClose(claim.value(), value));
        String line = "%s: %s delivered %s, computed anew %s"
                .formatted(name(), claim.index().id(), claim.value(), value);
        if (!equal) {
            report.fault(line);
            return;
        }
        proved++;
        if (shown.filter(claim.index()::equals).isPresent()) {
            report.pass(line);
        }
    }

    private static boolean isClose(double left, double right) {
        return Math.abs(left - right) <= TOLERANCE * Math.max(Math.max(Math.abs(left), Math.abs(right)), 1e-3);
    }

    private String name() {
        return String.join(" ", coordinates);
    }
}
