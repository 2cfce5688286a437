package io.chokepoint.export.verify;

import io.chokepoint.export.pack.Sha256;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.KeyOrder;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.Distribution;
import io.chokepoint.indices.IndexValue;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Computes indices anew from delivered amounts and holds them against the delivered values. Rows arrive by rank, one
 * distribution after another.
 */
final class DistributionProof implements Proof {
    // Both sides are within 1e-12 of the exact value.
    private static final double TOLERANCE = 2e-12;
    private static final int COORDINATES = 4;

    private final ClaimFile claims;
    private final Report report;
    private final Optional<CentralizationIndex> shown;
    private final RowSchema schema = Dataset.DISTRIBUTION.schema();
    private final KeyOrder order = new KeyOrder(schema);
    private final int rank = schema.position("rank");
    private final int entity = schema.position("entity_id");
    private final int amount = schema.position("amount");
    private Optional<ClaimFile.Claims> pending;
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
     * @param claims in the order of the distributions
     * @param shown index whose values get a line each
     */
    DistributionProof(ClaimFile claims, Report report, Optional<CentralizationIndex> shown) throws IOException {
        this.claims = claims;
        this.pending = claims.next();
        this.report = report;
        this.shown = shown;
    }

    @Override
    public void add(Row row) throws IOException {
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
    @Override
    public void finish() throws IOException {
        complete();
        while (pending.isPresent()) {
            skip();
        }
        if (!claims.isAsListed()) {
            report.fault("claims.jsonl has other rows than the manifest says");
        }
        report.pass(
                "proof: %d index values of %d distributions computed anew, all equal".formatted(proved, distributions));
    }

    /** Passes claims whose distribution is not there. */
    private void skip() throws IOException {
        report.fault(String.join(" ", pending.get().coordinates())
                + ": index values are delivered without their distribution");
        pending = claims.next();
    }

    private void complete() throws IOException {
        if (builder == null) {
            return;
        }
        distributions++;
        Distribution distribution = builder.build();
        String sha256 = HexFormat.of().formatHex(digest.digest());
        while (pending.filter(claimed -> compare(claimed.coordinates(), coordinates) < 0)
                .isPresent()) {
            skip();
        }
        if (pending.filter(claimed -> claimed.coordinates().equals(coordinates)).isEmpty()) {
            report.fault(name() + ": no index values are delivered for it");
            return;
        }
        List<Claim> delivered = pending.get().values();
        pending = claims.next();
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

    /** Whether two reals can be roundings of one value. */
    static boolean isClose(double left, double right) {
        return Math.abs(left - right) <= TOLERANCE * Math.max(Math.max(Math.abs(left), Math.abs(right)), 1e-3);
    }

    /** As keys are compared: bytes as unsigned; days have one length. */
    private static int compare(List<String> left, List<String> right) {
        for (int i = 0; i < left.size(); i++) {
            int order = Arrays.compareUnsigned(
                    left.get(i).getBytes(StandardCharsets.UTF_8), right.get(i).getBytes(StandardCharsets.UTF_8));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private String name() {
        return String.join(" ", coordinates);
    }
}
