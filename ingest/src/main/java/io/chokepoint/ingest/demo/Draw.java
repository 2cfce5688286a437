package io.chokepoint.ingest.demo;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Chance with a seed: the same economy on every machine. Only strict arithmetic, so that the files are the same to the byte. */
final class Draw {
    private static final String HEX = "0123456789abcdef";

    private final Random random;

    /** @param seed text that names what is drawn; its parts do not depend on each other */
    Draw(String seed) {
        this.random = new Random(seed.hashCode() * 31L + 2026);
    }

    /** A number in [0, bound). */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A number in [0, 1). */
    double unit() {
        return random.nextDouble();
    }

    /** A number around 1, always positive, wider for a greater spread. */
    double around(double spread) {
        return StrictMath.exp(spread * random.nextGaussian());
    }

    /** As many numbers as {@link #around} gives. */
    double[] weights(int count, double spread) {
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            weights[i] = around(spread);
        }
        return weights;
    }

    /** Moves each weight a little, as a week does. */
    void walk(double[] weights, double step) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= around(step);
        }
    }

    String hex(int digits) {
        StringBuilder text = new StringBuilder("0x");
        for (int i = 0; i < digits; i++) {
            text.append(HEX.charAt(random.nextInt(HEX.length())));
        }
        return text.toString();
    }

    List<String> addresses(int count) {
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            addresses.add(hex(40));
        }
        return addresses;
    }

    /**
     * Divides a total by weights; the parts add up to it exactly, whatever rounding leaves over going to the largest.
     *
     * @param total whole units of whatever is divided
     */
    static BigInteger[] divide(BigInteger total, double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        BigInteger[] parts = new BigInteger[weights.length];
        BigInteger left = total;
        int largest = 0;
        for (int i = 0; i < weights.length; i++) {
            parts[i] = new BigDecimal(total)
                    .multiply(BigDecimal.valueOf(weights[i] / sum))
                    .setScale(0, RoundingMode.DOWN)
                    .toBigInteger();
            left = left.subtract(parts[i]);
            largest = weights[i] > weights[largest] ? i : largest;
        }
        parts[largest] = parts[largest].add(left);
        return parts;
    }

    /** A value that goes from one number to another as t goes from 0 to 1. */
    static double between(double from, double to, double t) {
        return from + (to - from) * Math.max(0, Math.min(1, t));
    }
}
