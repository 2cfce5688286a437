package io.chokepoint.indices;

import io.chokepoint.indices.scan.Moments;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/**
 * What merger guidelines call a market with a given HHI. The words changed with the years, so that a band is only said
 * with its year.
 *
 * @param year of the guidelines
 * @param level what they call it
 */
public record HhiBand(int year, Level level) {

    /** Words of the guidelines, from the least concentrated. */
    public enum Level {
        UNCONCENTRATED,
        MODERATELY_CONCENTRATED,
        HIGHLY_CONCENTRATED
    }

    /** Editions of the U.S. Horizontal Merger Guidelines that moved the bounds. */
    public enum Guidelines {
        /** Moderate from 1500 points, high above 2500. */
        OF_2010(2010, 1500, 2500),
        /** Moderate from 1000 points, high above 1800. */
        OF_2023(2023, 1000, 1800);

        private final int year;
        private final long moderateFrom;
        private final long highAbove;

        Guidelines(int year, long moderateFrom, long highAbove) {
            this.year = year;
            this.moderateFrom = moderateFrom;
            this.highAbove = highAbove;
        }

        /** The year of the edition. */
        public int year() {
            return year;
        }
    }

    /** The band of the distribution with these moments, compared in integers; empty when nobody holds anything. */
    public static Optional<HhiBand> of(Moments moments, Guidelines guidelines) {
        if (moments.population() == 0) {
            return Optional.empty();
        }
        BigInteger points = moments.sumOfSquares().multiply(Hhi.POINTS);
        BigInteger unit = moments.total().pow(2);
        Level level = Level.MODERATELY_CONCENTRATED;
        if (points.compareTo(unit.multiply(BigInteger.valueOf(guidelines.highAbove))) > 0) {
            level = Level.HIGHLY_CONCENTRATED;
        } else if (points.compareTo(unit.multiply(BigInteger.valueOf(guidelines.moderateFrom))) < 0) {
            level = Level.UNCONCENTRATED;
        }
        return Optional.of(new HhiBand(guidelines.year, level));
    }

    /** Such as {@code highly concentrated (2023 guidelines)}. */
    @Override
    public String toString() {
        return "%s (%d guidelines)"
                .formatted(level.name().toLowerCase(Locale.ROOT).replace('_', ' '), year);
    }
}
