package io.chokepoint.api.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.overlay.OverlayContent;
import io.chokepoint.api.overlay.OverlayContent.Link;
import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.Distribution;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class OverlaidTest {

    @Test
    void aLabelJoinsItsEntitiesAndTheEntityOfItsName() {
        Clustering clustering =
                Clustering.of(new OverlayContent(Map.of("a", "desk", "b", "desk"), List.of(), List.of()));

        assertThat(clustering.entities()).containsExactlyInAnyOrder("a", "b", "desk");
        assertThat(List.of("a", "b", "desk"))
                .allMatch(entity -> clustering.party(entity).equals("desk"));
    }

    @Test
    void aPartyWithoutALabelIsCalledByItsFirstEntity() {
        Clustering clustering =
                Clustering.of(new OverlayContent(Map.of(), List.of(new Link("c", "b"), new Link("b", "d")), List.of()));

        assertThat(clustering.party("d")).isEqualTo("b");
    }

    @Test
    void anExclusionLeavesOutTheWholeParty() {
        Clustering clustering = Clustering.of(
                new OverlayContent(Map.of("a", "desk"), List.of(new Link("a", "b")), List.of("b", "lone")));

        assertThat(List.of("a", "b", "desk", "lone")).allMatch(clustering::isExcluded);
    }

    @RepeatedTest(200)
    void theChangedDistributionIsTheOneOfAllAmountsSummedByParty(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<NamedAmount> rows = rows(random, 1 + random.nextInt(40), repetition.getCurrentRepetition() % 5 == 0);
        OverlayContent overlay = overlay(random, rows.size());
        Clustering clustering = Clustering.of(overlay);
        List<NamedAmount> named = rows.stream()
                .filter(row -> clustering.entities().contains(row.entity()))
                .toList();

        Distribution changed = Overlaid.of(clustering, named).applyTo(distribution(rows));

        Distribution expected = Distribution.of(recomputed(rows, overlay));
        for (CentralizationIndex index : CentralizationIndex.values()) {
            assertThat(index.of(changed)).as(index.id()).isEqualTo(index.of(expected));
        }
    }

    /** Parties by spreading marks along labels and links until nothing changes: slow, and by another way. */
    private static List<BigInteger> recomputed(List<NamedAmount> rows, OverlayContent overlay) {
        Map<String, Integer> party = new HashMap<>();
        List<String[]> pairs = new ArrayList<>();
        overlay.labels().forEach((entity, name) -> pairs.add(new String[] {entity, name}));
        overlay.links().forEach(link -> pairs.add(new String[] {link.one(), link.other()}));
        rows.forEach(row -> party.putIfAbsent(row.entity(), party.size()));
        pairs.forEach(pair -> List.of(pair).forEach(end -> party.putIfAbsent(end, party.size())));
        overlay.exclusions().forEach(end -> party.putIfAbsent(end, party.size()));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (String[] pair : pairs) {
                int least = Math.min(party.get(pair[0]), party.get(pair[1]));
                for (String end : pair) {
                    changed |= party.put(end, least) != least;
                }
            }
        }
        Set<Integer> out = new HashSet<>();
        overlay.exclusions().forEach(excluded -> out.add(party.get(excluded)));
        Map<Integer, BigInteger> sums = new HashMap<>();
        rows.stream()
                .filter(row -> !out.contains(party.get(row.entity())))
                .forEach(row -> sums.merge(party.get(row.entity()), row.amount(), BigInteger::add));
        return List.copyOf(sums.values());
    }

    private static OverlayContent overlay(Random random, int entities) {
        Map<String, String> labels = new HashMap<>();
        List<Link> links = new ArrayList<>();
        List<String> exclusions = new ArrayList<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            labels.put(
                    entity(random, entities),
                    random.nextBoolean() ? "desk-" + random.nextInt(3) : entity(random, entities));
        }
        for (int i = random.nextInt(8); i > 0; i--) {
            links.add(new Link(entity(random, entities), entity(random, entities)));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            exclusions.add(random.nextInt(3) == 0 ? "desk-" + random.nextInt(3) : entity(random, entities));
        }
        return new OverlayContent(labels, links, exclusions);
    }

    /** One that the distribution has, or one that it does not. */
    private static String entity(Random random, int entities) {
        return "entity-" + random.nextInt(entities + 3);
    }

    private static List<NamedAmount> rows(Random random, int entities, boolean wide) {
        List<BigInteger> amounts = new ArrayList<>();
        for (int i = 0; i < entities; i++) {
            amounts.add(
                    wide ? new BigInteger(200, random).add(BigInteger.ONE) : BigInteger.valueOf(1 + random.nextInt(9)));
        }
        amounts.sort(Comparator.reverseOrder());
        List<Integer> names = new ArrayList<>();
        for (int i = 0; i < entities; i++) {
            names.add(i);
        }
        Collections.shuffle(names, random);
        List<NamedAmount> rows = new ArrayList<>();
        for (int i = 0; i < entities; i++) {
            rows.add(new NamedAmount(i + 1, "entity-" + names.get(i), amounts.get(i)));
        }
        return rows;
    }

    private static Distribution distribution(List<NamedAmount> rows) {
        return Distribution.of(rows.stream().map(NamedAmount::amount).toList());
    }
}
