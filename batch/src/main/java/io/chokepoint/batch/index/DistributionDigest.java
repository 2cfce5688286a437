package io.chokepoint.batch.index;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Identity of a distribution's content: equal digests mean equal amounts by entity. */
final class DistributionDigest {
    private DistributionDigest() {}

    /**
     * SHA-256 over lines of entity, tab, amount, newline.
     *
     * @param ranked entities by rank: the largest first, equal amounts by entity
     * @return 64 hexadecimal digits
     */
    static String of(List<EntityAmount> ranked) {
        MessageDigest sha256 = sha256();
        for (EntityAmount entity : ranked) {
            String line = entity.entityId() + "\t" + entity.amount() + "\n";
            sha256.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
