package io.chokepoint.batch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.indices.HolderClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ClusteringTest {

    @Test
    void holdersWithoutEvidenceAreNotClustered() {
        assertThat(Clustering.of(List.of(), List.of()).parties()).isEmpty();
    }

    @Test
    void holdersOfOneLabelAreOneEntity() {
        Clustering clustering = Clustering.of(List.of(label(1, "harbor", 1), label(2, "harbor", 0.5)), List.of());

        assertThat(entities(clustering)).isEqualTo(Map.of("h1", "harbor", "h2", "harbor"));
    }

    @Test
    void linkedHoldersAreNamedAfterTheFirstOfThem() {
        Clustering clustering = Clustering.of(List.of(), List.of(link(7, 5, 1), link(5, 6, 0.8)));

        assertThat(entities(clustering)).isEqualTo(Map.of("h5", "h5", "h6", "h5", "h7", "h5"));
        assertThat(clustering.parties().get(7L).representative()).isEqualTo(5);
    }

    @Test
    void aPrivatePersonsClusterIsNamedAfterTheFirstOfItsHoldersAndStillContradictsOthers() {
        Label person = new Label(3, "h3", "ann-lee", Optional.empty(), 1, true);
        Clustering clustering = Clustering.of(
                List.of(person, label(4, "ann-lee", 1), label(9, "harbor", 1)), List.of(link(1, 4, 1), link(4, 9, 1)));

        assertThat(entities(clustering)).isEqualTo(Map.of("h1", "h1", "h3", "h1", "h4", "h1", "h9", "harbor"));
        assertThat(clustering.refused()).hasSize(1);
    }

    @Test
    void linksSpreadALabel() {
        Clustering clustering = Clustering.of(List.of(label(9, "harbor", 1)), List.of(link(1, 2, 1), link(2, 9, 1)));

        assertThat(entities(clustering)).isEqualTo(Map.of("h1", "harbor", "h2", "harbor", "h9", "harbor"));
    }

    @Test
    void evidenceBelowOneHalfIsNotUsed() {
        Clustering clustering = Clustering.of(List.of(label(1, "harbor", 0.49)), List.of(link(1, 2, 0.49)));

        assertThat(clustering.parties()).isEmpty();
    }

    @Test
    void theMostConfidentLabelOfAHolderCounts() {
        Clustering clustering = Clustering.of(
                List.of(label(1, "tidal", 0.7), label(1, "harbor", 0.9), label(1, "anchor", 0.7)), List.of());

        assertThat(entities(clustering)).isEqualTo(Map.of("h1", "harbor"));
    }

    @Test
    void aLinkBetweenTwoEntitiesIsRefusedAndTheSurerOneWins() {
        Link weak = link(2, 3, 0.6);
        Clustering clustering =
                Clustering.of(List.of(label(1, "harbor", 1), label(3, "tidal", 1)), List.of(weak, link(1, 2, 0.9)));

        assertThat(entities(clustering)).isEqualTo(Map.of("h1", "harbor", "h2", "harbor", "h3", "tidal"));
        assertThat(clustering.refused()).containsExactly(weak);
    }

    @Test
    void aLinkedHolderTakesTheClassThatAllLabelsOfItsClusterShare() {
        Clustering exchange = Clustering.of(
                List.of(label(1, "harbor", HolderClass.EXCHANGE), label(2, "harbor", HolderClass.EXCHANGE)),
                List.of(link(2, 3, 1)));
        Clustering mixed = Clustering.of(
                List.of(label(1, "harbor", HolderClass.VESTING), label(2, "harbor", 1)), List.of(link(2, 3, 1)));

        assertThat(exchange.parties().get(3L).isExcluded()).isTrue();
        assertThat(mixed.parties().get(1L).isExcluded()).isTrue();
        assertThat(mixed.parties().get(2L).isExcluded()).isFalse();
        assertThat(mixed.parties().get(3L).isExcluded()).isFalse();
    }

    @Test
    void theOrderOfTheEvidenceDoesNotMatter() {
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            List<Label> labels = new ArrayList<>();
            List<Link> links = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                labels.add(new Label(
                        random.nextInt(20),
                        "",
                        "entity-" + random.nextInt(4),
                        random.nextBoolean() ? Optional.empty() : Optional.of(HolderClass.POOL),
                        0.5 + random.nextInt(3) / 4.0));
            }
            labels.replaceAll(label -> new Label(
                    label.holderId(), "h" + label.holderId(), label.entity(), label.holderClass(), label.confidence()));
            for (int i = 0; i < 12; i++) {
                int one = random.nextInt(19);
                links.add(link(one, one + 1 + random.nextInt(20 - one), 0.5 + random.nextInt(3) / 4.0));
            }
            Clustering first = Clustering.of(labels, links);
            Collections.shuffle(labels, random);
            Collections.shuffle(links, random);
            Clustering second = Clustering.of(labels, links);

            assertThat(second.parties()).isEqualTo(first.parties());
        }
    }

    @Test
    void withoutLabelsTheClustersAreTheConnectedParts() {
        Random random = new Random(5);
        for (int round = 0; round < 100; round++) {
            int holders = 30;
            boolean[][] reaches = new boolean[holders][holders];
            List<Link> links = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                int one = random.nextInt(holders - 1);
                int other = one + 1 + random.nextInt(holders - one - 1);
                links.add(link(one, other, 1));
                reaches[one][other] = true;
                reaches[other][one] = true;
            }
            closeTransitively(reaches);

            Map<Long, Party> parties = Clustering.of(List.of(), links).parties();

            parties.forEach((one, party) -> parties.forEach(
                    (other, otherParty) -> assertThat(party.entity().equals(otherParty.entity()))
                            .as("%d and %d of %s", one, other, Arrays.toString(links.toArray()))
                            .isEqualTo(one.equals(other) || reaches[one.intValue()][other.intValue()])));
        }
    }

    @Test
    void numbersOfNamedEntitiesFollowTheirNames() {
        Entities entities = Entities.of(
                Map.of("eip155:1", Clustering.of(List.of(label(1, "tidal", 1), label(2, "harbor", 1)), List.of())),
                Map.of(4, "eip155:1", 5, "eip155:10"));

        assertThat(entities.numbers().names())
                .extracting(name -> name.number() + " " + name.entity())
                .containsExactly("-2 harbor", "-3 tidal");
        assertThat(entities.numbers().bySeries()).containsOnlyKeys(4);
        assertThat(entities.entityOf("eip155:1", "h1")).isEqualTo("tidal");
        assertThat(entities.entityOf("eip155:10", "h1")).isEqualTo("h1");
    }

    private static void closeTransitively(boolean[][] reaches) {
        for (int via = 0; via < reaches.length; via++) {
            for (boolean[] from : reaches) {
                for (int to = 0; to < reaches.length; to++) {
                    from[to] |= from[via] && reaches[via][to];
                }
            }
        }
    }

    private static Map<String, String> entities(Clustering clustering) {
        Map<String, String> entities = new TreeMap<>();
        clustering.partiesByText().forEach((holder, party) -> entities.put(holder, party.entity()));
        return new HashMap<>(entities);
    }

    private static Label label(long holder, String entity, double confidence) {
        return new Label(holder, "h" + holder, entity, Optional.empty(), confidence);
    }

    private static Label label(long holder, String entity, HolderClass holderClass) {
        return new Label(holder, "h" + holder, entity, Optional.of(holderClass), 1);
    }

    private static Link link(long one, long other, double confidence) {
        return new Link(one, "h" + one, other, "h" + other, confidence);
    }
}
