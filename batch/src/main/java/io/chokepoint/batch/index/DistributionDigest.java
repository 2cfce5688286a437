package io.chokepoint.batch.index;

import java.io.Serializable;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Identity of a distribution's content: equal digests mean equal amounts by entity. A sum, so that parts of a distribution
 * are digested apart and in any order.
 */
final class DistributionDigest implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int BITS = 256;
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(BITS);

    private transient MessageDigest sha256;
    private BigInteger sum = BigInteger.ZERO;

    /** Adds the SHA-256 of entity, tab, amount, newline as a number modulo 2^256. */
    void add(String entity, BigInteger amount) {
        byte[] line = (entity + "\t" + amount + "\n").getBytes(StandardCharsets.UTF_8);
        add(new BigInteger(1, sha256().digest(line)));
    }

    void add(DistributionDigest part) {
        add(part.sum);
    }

    private void add(BigInteger number) {
        sum = sum.add(number);
        if (sum.bitLength() > BITS) {
            sum = sum.subtract(MODULUS);
        }
    }

    /** 64 hexadecimal digits. */
    String hex() {
        return "%064x".formatted(sum);
    }

    private MessageDigest sha256() {
        if (sha256 == null) {
            try {
                sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256", e);
            }
        }
        return sha256;
    }
}
