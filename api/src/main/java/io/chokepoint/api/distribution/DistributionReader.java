package io.chokepoint.api.distribution;

import io.chokepoint.api.clickhouse.ClickHouseReader;
import io.chokepoint.api.clickhouse.ScopedQuery;
import io.chokepoint.api.clickhouse.VisibleView;
import io.chokepoint.api.subject.Subject;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.indices.Basis;
import io.chokepoint.indices.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads distributions and curves as a tenant sees them. */
@ApplicationScoped
class DistributionReader {
    private final ClickHouseReader reader;

    DistributionReader(ClickHouseReader reader) {
        this.reader = reader;
    }

    /** Of what, and as known when. */
    record Coordinates(TenantScope scope, Instant knownAt, Subject subject, Resource resource, Basis basis) {}

    /** What one entity holds, and of how much. */
    record RankedAmount(long rank, String entity, BigInteger amount, BigInteger total) {
        double share() {
            return DistributionReader.share(amount, total);
        }
    }

    /** Share of a total, 0 to 1. */
    static double share(BigInteger amount, BigInteger total) {
        return new BigDecimal(amount)
                .divide(new BigDecimal(total), MathContext.DECIMAL64)
                .doubleValue();
    }

    /** The newest day with a distribution, not after {@code at} where that is given. */
    Optional<LocalDate> day(Coordinates coordinates, Optional<LocalDate> at) {
        ScopedQuery query = select("toString(max(as_of))", VisibleView.VISIBLE_CURVE_POINT, coordinates)
                .append(" AND curve = 'lorenz'");
        at.ifPresent(day -> query.append(" AND as_of <= toDate(?)").with(ScopedQuery.day(day)));
        query.append(" HAVING count() > 0");
        return reader.list(query, row -> LocalDate.parse(row.getString(1))).stream()
                .findFirst();
    }

    /** The entities after a rank, by rank. */
    List<RankedAmount> amounts(Coordinates coordinates, LocalDate day, long afterRank, int limit) {
        BigInteger total = total(coordinates, day);
        ScopedQuery query = select("rank, entity_id, toString(amount)", VisibleView.VISIBLE_ENTITY_AMOUNT, coordinates)
                .append(" AND as_of = toDate(?) AND rank > ? ORDER BY rank LIMIT ?")
                .with(ScopedQuery.day(day))
                .with(afterRank)
                .with(limit);
        return reader.list(
                query,
                row -> new RankedAmount(row.getLong(1), row.getString(2), new BigInteger(row.getString(3)), total));
    }

    /** The Lorenz curve of a day, from (0, 0) to (1, 1). */
    List<CurvePoint> lorenz(Coordinates coordinates, LocalDate day) {
        ScopedQuery query = select("x, y", VisibleView.VISIBLE_CURVE_POINT, coordinates)
                .append(" AND curve = 'lorenz' AND as_of = toDate(?) ORDER BY ordinal")
                .with(ScopedQuery.day(day));
        return reader.list(query, row -> new CurvePoint(row.getDouble(1), row.getDouble(2)));
    }

    /** Sum of all amounts; summed in halves, since the sum of amounts that fit a ledger's word need not fit one. */
    private BigInteger total(Coordinates coordinates, LocalDate day) {
        ScopedQuery query = select(
                        "toString(sum(bitShiftRight(amount, 128))), toString(sum(bitAnd(amount, toUInt256(?))))",
                        VisibleView.VISIBLE_ENTITY_AMOUNT,
                        coordinates,
                        BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE).toString())
                .append(" AND as_of = toDate(?)")
                .with(ScopedQuery.day(day));
        return reader.list(
                        query,
                        row -> new BigInteger(row.getString(1)).shiftLeft(128).add(new BigInteger(row.getString(2))))
                .get(0);
    }

    private static ScopedQuery select(
            String columns, VisibleView view, Coordinates coordinates, String... columnParameters) {
        return ScopedQuery.select(columns, view, coordinates.scope(), coordinates.knownAt(), columnParameters)
                .append(" AND subject_id = ? AND resource = ? AND basis = ?")
                .with(coordinates.subject().getKey())
                .with(coordinates.resource().id())
                .with(coordinates.basis().id())
                .inDatasets(coordinates.subject().dataset(coordinates.resource()).stream()
                        .toList());
    }
}
