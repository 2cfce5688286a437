package io.chokepoint.batch.engine;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** What a partition of holders met that the plan must know: large distributions, and series that left the fast path. */
final class Found implements Serializable {
    private static final long serialVersionUID = 1L;

    final List<GroupKey> large = new ArrayList<>();
    final List<GroupKey> wide = new ArrayList<>();

    static Found in(BalanceBlock block, int largeEntities) {
        Found found = new Found();
        for (int group = 0; group < block.groups.length; group++) {
            if (block.wide[group]) {
                found.wide.add(block.key(group).on(0));
            }
            if (block.count(group) >= largeEntities) {
                found.large.add(block.key(group));
            }
        }
        return found;
    }
}
