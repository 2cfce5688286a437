package io.chokepoint.api.overlay;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a tenant knows of parties for itself.
 *
 * @param labels name of the party behind an entity, by entity, in the order given
 * @param links pairs of entities that are one party
 * @param exclusions parties that are left out, by entity or by name
 */
public record OverlayContent(Map<String, String> labels, List<Link> links, List<String> exclusions) {
    private static final String LABELS = "labels";
    private static final String LINKS = "links";
    private static final String EXCLUSIONS = "exclusions";

    /** Nothing. */
    public static final OverlayContent NONE = new OverlayContent(Map.of(), List.of(), List.of());

    /** Two entities that are one party. */
    public record Link(String one, String other) {}

    /** Keeps the order of all that is given. */
    public OverlayContent {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        links = List.copyOf(links);
        exclusions = List.copyOf(exclusions);
    }

    /** Number of labels, links and exclusions. */
    public int size() {
        return labels.size() + links.size() + exclusions.size();
    }

    /** This and more. */
    public OverlayContent with(OverlayContent more) {
        Map<String, String> allLabels = new LinkedHashMap<>(labels);
        allLabels.putAll(more.labels);
        List<Link> allLinks = new ArrayList<>(links);
        allLinks.addAll(more.links);
        List<String> allExclusions = new ArrayList<>(exclusions);
        allExclusions.addAll(more.exclusions);
        return new OverlayContent(allLabels, allLinks, allExclusions);
    }

    /** As it is stored. */
    String toJson() {
        JsonObject byEntity = new JsonObject();
        labels.forEach(byEntity::put);
        JsonArray pairs = new JsonArray();
        links.forEach(link -> pairs.add(new JsonArray().add(link.one()).add(link.other())));
        return new JsonObject()
                .put(LABELS, byEntity)
                .put(LINKS, pairs)
                .put(EXCLUSIONS, new JsonArray(exclusions))
                .encode();
    }

    /** What {@link #toJson} has written. */
    public static OverlayContent ofJson(String text) {
        JsonObject json = new JsonObject(text);
        Map<String, String> labels = new LinkedHashMap<>();
        json.getJsonObject(LABELS).forEach(label -> labels.put(label.getKey(), (String) label.getValue()));
        List<Link> links = new ArrayList<>();
        for (Object pair : json.getJsonArray(LINKS)) {
            JsonArray ends = (JsonArray) pair;
            links.add(new Link(ends.getString(0), ends.getString(1)));
        }
        List<String> exclusions = new ArrayList<>();
        json.getJsonArray(EXCLUSIONS).forEach(excluded -> exclusions.add((String) excluded));
        return new OverlayContent(labels, links, exclusions);
    }
}
