package io.chokepoint.api.whatif;

import io.chokepoint.indices.Distribution;
import java.math.BigInteger;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A published distribution as an overlay changes it: the rows that it names are taken out, and the parties that it makes of
 * them put in. Equal to the distribution of all amounts, summed by party from the beginning.
 *
 * @param replaced ranks of the rows that are taken out
 * @param parties amounts by name of the party, the largest first, then by name
 * @param excluded sum of the amounts that are left out
 */
record Overlaid(BitSet replaced, List<Map.Entry<String, BigInteger>> parties, BigInteger excluded) {
    private static final Comparator<Map.Entry<String, BigInteger>> LARGEST_FIRST =
            Map.Entry.<String, BigInteger>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey());

    /**
     * The change that an overlay makes.
     *
     * @param named the rows of the distribution whose entities the overlay names, in any order
     */
    static Overlaid of(Clustering clustering, Collection<NamedAmount> named) {
        BitSet replaced = new BitSet();
        Map<String, BigInteger> parties = new HashMap<>();
        BigInteger excluded = BigInteger.ZERO;
        for (NamedAmount row : named) {
            replaced.set(row.rank());
            if (clustering.isExcluded(row.entity())) {
                excluded = excluded.add(row.amount());
            } else {
                parties.merge(clustering.party(row.entity()), row.amount(), BigInteger::add);
            }
        }
        return new Overlaid(
                replaced,
                parties.entrySet().stream()
                        .map(party -> Map.entry(party.getKey(), party.getValue()))
                        .sorted(LARGEST_FIRST)
                        .toList(),
                excluded);
    }

    /** The distribution after the change. */
    Distribution applyTo(Distribution published) {
        Distribution.Builder amounts = Distribution.builder(published.population() + 1);
        for (int rank = published.population(); rank >= 1; rank--) {
            if (!replaced.get(rank)) {
                amounts.add(published.amountAt(rank));
            }
        }
        parties.forEach(party -> amounts.add(party.getValue()));
        return amounts.build();
    }
}
