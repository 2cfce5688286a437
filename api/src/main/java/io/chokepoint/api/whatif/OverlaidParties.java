package io.chokepoint.api.whatif;

import io.chokepoint.api.overlay.OverlayContent;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an overlay makes of the rows of a distribution that it names, for readers that stream all others. */
public final class OverlaidParties {
    private final Clustering clustering;

    /** The parties of an overlay. */
    public OverlaidParties(OverlayContent overlay) {
        clustering = Clustering.of(overlay);
    }

    /** Everything that the overlay names: rows of other entities stay as they are. */
    public Set<String> entities() {
        return clustering.entities();
    }

    /**
     * The parties that take the place of rows.
     *
     * @param named amounts by entity: the rows of one distribution whose entities the overlay names
     * @return amounts by name of the party, the largest first, then by name; without those that are left out
     */
    public List<Map.Entry<String, BigInteger>> of(Map<String, BigInteger> named) {
        return Overlaid.of(
                        clustering,
                        named.entrySet().stream()
                                .map(row -> new NamedAmount(0, row.getKey(), row.getValue()))
                                .toList())
                .parties();
    }
}
