package io.chokepoint.batch.cluster;

import io.chokepoint.batch.engine.EntityMap;
import io.chokepoint.batch.engine.SeriesEntities;
import io.chokepoint.batch.engine.SeriesEntities.Name;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The entities behind the holders of a run, by network. A network without evidence has no clustering. */
public final class Entities implements Serializable {
    private static final long serialVersionUID = 1L;
    // 0 is nobody, and −1 marks empty places in tables of numbers.
    private static final long FIRST_NAMED = -2;

    private final Map<String, Map<String, Party>> parties = new HashMap<>();
    private final transient SeriesEntities numbers;

    private Entities(Map<String, Clustering> byNetwork, Map<Integer, String> networks) {
        byNetwork.forEach((network, clustering) -> parties.put(network, clustering.partiesByText()));
        Map<String, Long> named = numbersOfNamed(byNetwork);
        Map<String, EntityMap> maps = new HashMap<>();
        byNetwork.forEach((network, clustering) -> maps.put(network, map(clustering, named)));
        Map<Integer, EntityMap> bySeries = new HashMap<>();
        networks.forEach((series, network) -> {
            if (maps.containsKey(network)) {
                bySeries.put(series, maps.get(network));
            }
        });
        List<Name> names = new ArrayList<>();
        named.forEach((entity, number) -> names.add(new Name(number, entity)));
        this.numbers = new SeriesEntities(bySeries, names);
    }

    /**
     * The entities of a run.
     *
     * @param byNetwork clusterings by network
     * @param networks the networks of the run's series, by their numbers
     */
    public static Entities of(Map<String, Clustering> byNetwork, Map<Integer, String> networks) {
        return new Entities(byNetwork, networks);
    }

    /** By number, as the engine wants them; for the driver, which broadcasts them. */
    public SeriesEntities numbers() {
        return numbers;
    }

    /** The entity behind a holder. */
    public String entityOf(String network, String holder) {
        Party party = partiesOf(network).get(holder);
        return party == null ? holder : party.entity();
    }

    /** Whether the adjusted basis leaves a holder out. */
    public boolean isExcluded(String network, String holder) {
        Party party = partiesOf(network).get(holder);
        return party != null && party.isExcluded();
    }

    private Map<String, Party> partiesOf(String network) {
        return parties.getOrDefault(network, Map.of());
    }

    /** In the order of the names: the same evidence gives the same numbers, which balances keep from day to day. */
    private static Map<String, Long> numbersOfNamed(Map<String, Clustering> byNetwork) {
        Map<String, Long> named = new TreeMap<>();
        byNetwork.values().forEach(clustering -> clustering.parties().values().stream()
                .filter(party -> party.representative() == null)
                .forEach(party -> named.put(party.entity(), 0L)));
        long next = FIRST_NAMED;
        for (Map.Entry<String, Long> entity : named.entrySet()) {
            entity.setValue(next--);
        }
        return named;
    }

    private static EntityMap map(Clustering clustering, Map<String, Long> named) {
        EntityMap map = new EntityMap(clustering.parties().size());
        clustering
                .parties()
                .forEach((holder, party) -> map.put(
                        holder,
                        party.representative() == null ? named.get(party.entity()) : party.representative(),
                        party.isExcluded(),
                        party.isForOthers()));
        return map;
    }
}
