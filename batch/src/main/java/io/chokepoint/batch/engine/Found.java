package io.chokepoint.batch.engine;

import io.chokepoint.indices.scan.Uint128;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a partition of holders met that the plan must know: large distributions, series that left the fast path, and what
 * adjusted distributions leave out and others own.
 */
final class Found implements Serializable {
    private static final long serialVersionUID = 1L;

    final List<GroupKey> large = new ArrayList<>();
    final List<GroupKey> wide = new ArrayList<>();
    /** Sums by adjusted distribution. */
    final Map<GroupKey, BigInteger> unattributed = new HashMap<>();
    /** Adjusted distributions of which such a sum is not known, for a balance is negative. */
    final List<GroupKey> unknown = new ArrayList<>();

    static Found in(BalanceBlock block, int largeEntities) {
        Found found = new Found();
        for (int group = 0; group < block.groups.length; group++) {
            GroupKey key = block.key(group);
            if (key.isUnattributed()) {
                found.addUnattributed(key.adjusted(), block, group);
                continue;
            }
            if (block.wide[group]) {
                found.wide.add(key.on(0));
            }
            if (block.count(group) >= largeEntities) {
                found.large.add(key);
            }
        }
        return found;
    }

    private void addUnattributed(GroupKey adjusted, BalanceBlock block, int group) {
        if (block.negatives[group] > 0) {
            unknown.add(adjusted);
        }
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < block.count(group); i++) {
            sum = sum.add(Uint128.toBigInteger(block.high[group][i], block.low[group][i]));
        }
        unattributed.merge(adjusted, sum, BigInteger::add);
    }
}
