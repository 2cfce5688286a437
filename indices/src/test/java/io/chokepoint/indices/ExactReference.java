package io.chokepoint.indices;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;

/** The definitions of the real-valued indices word by word, in 80 digits, with a logarithm of its own. */
final class ExactReference {
    private static final MathContext DIGITS = new MathContext(80);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal LN_2 = series(BigDecimal.ONE.divide(BigDecimal.valueOf(3), DIGITS));

    private final List<BigDecimal> shares;
    private final BigDecimal population;

    ExactReference(List<BigInteger> amounts) {
        List<BigInteger> positive =
                amounts.stream().filter(amount -> amount.signum() > 0).sorted().toList();
        BigDecimal total = new BigDecimal(positive.stream().reduce(BigInteger.ZERO, BigInteger::add));
        this.shares = positive.stream()
                .map(amount -> new BigDecimal(amount).divide(total, DIGITS))
                .toList();
        this.population = BigDecimal.valueOf(shares.size());
    }

    BigDecimal of(CentralizationIndex index) {
        return switch (index) {
            case GINI -> gini();
            case HHI -> squares().scaleByPowerOfTen(4);
            case HHI_NORMALIZED -> {
                BigDecimal least = BigDecimal.ONE.divide(population, DIGITS);
                yield squares().subtract(least).divide(BigDecimal.ONE.subtract(least), DIGITS);
            }
            case EFFECTIVE_NUMBER -> BigDecimal.ONE.divide(squares(), DIGITS);
            case SHANNON_ENTROPY -> nats().divide(LN_2, DIGITS);
            case EVENNESS -> nats().divide(ln(population), DIGITS);
            case MIN_ENTROPY -> ln(largest(1)).negate().divide(LN_2, DIGITS);
            case RENYI_ENTROPY_2 -> ln(squares()).negate().divide(LN_2, DIGITS);
            case THEIL_INDEX -> ln(population).subtract(nats());
            case CONCENTRATION_RATIO_1 -> largest(1);
            case CONCENTRATION_RATIO_10 -> largest(10);
            case CONCENTRATION_RATIO_100 -> largest(100);
            case CONCENTRATION_RATIO_TOP_1_PERCENT -> largest((shares.size() + 99) / 100);
            default -> throw new IllegalArgumentException(index + " is whole");
        };
    }

    private BigDecimal gini() {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < shares.size(); i++) {
            sum = sum.add(shares.get(i).multiply(BigDecimal.valueOf(2L * i + 1 - shares.size())));
        }
        return sum.divide(population, DIGITS);
    }

    private BigDecimal squares() {
        return shares.stream().map(share -> share.multiply(share, DIGITS)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal nats() {
        return shares.stream()
                .map(share -> share.multiply(ln(share), DIGITS).negate())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal largest(int k) {
        return shares.subList(Math.max(0, shares.size() - k), shares.size()).stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Natural logarithm: halved or doubled into [3/4, 3/2), then ln x = 2 · artanh((x − 1) / (x + 1)). */
    static BigDecimal ln(BigDecimal x) {
        BigDecimal scaled = x;
        int halvings = 0;
        while (scaled.compareTo(new BigDecimal("1.5")) >= 0) {
            scaled = scaled.divide(TWO, DIGITS);
            halvings++;
        }
        while (scaled.compareTo(new BigDecimal("0.75")) < 0) {
            scaled = scaled.multiply(TWO, DIGITS);
            halvings--;
        }
        BigDecimal ratio = scaled.subtract(BigDecimal.ONE).divide(scaled.add(BigDecimal.ONE), DIGITS);
        return series(ratio).add(LN_2.multiply(BigDecimal.valueOf(halvings)), DIGITS);
    }

    private static BigDecimal series(BigDecimal ratio) {
        BigDecimal square = ratio.multiply(ratio, DIGITS);
        BigDecimal power = ratio;
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 1; power.abs().compareTo(BigDecimal.ONE.scaleByPowerOfTen(-100)) > 0; k += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(k), DIGITS), DIGITS);
            power = power.multiply(square, DIGITS);
        }
        return sum.multiply(TWO);
    }
}
