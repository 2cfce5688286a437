package io.chokepoint.export.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.composite.CompositeScore;
import io.chokepoint.indices.composite.SpreadScore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a composite is made of, as a run uses it.
 *
 * @param id its id
 * @param name its name
 * @param sha256 hash of name and components: the version of the composite
 * @param components at least one, in the order of the tenant
 */
public record CompositeRecipe(String id, String name, String sha256, List<Component> components) {

    /**
     * A published index in a composite.
     *
     * @param index an index that says concentration
     * @param resource identifier of what is spread out
     * @param basis identifier of which holdings count
     * @param weight at least 1, relative to the weights of the other components
     */
    public record Component(CentralizationIndex index, String resource, String basis, long weight) {
        /** Refuses an index that describes size, and a weight that does not count. */
        public Component {
            if (SpreadScore.of(index).isEmpty()) {
                throw new IllegalArgumentException(index.id() + " describes size, not concentration");
            }
            if (weight < 1) {
                throw new IllegalArgumentException("A weight is at least 1, not " + weight);
            }
        }
    }

    /** Refuses a composite of nothing. */
    public CompositeRecipe {
        components = List.copyOf(components);
        if (components.isEmpty()) {
            throw new IllegalArgumentException("A composite has at least one component");
        }
    }

    /** As it stands in manifests. */
    public ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("id", id).put("name", name).put("sha256", sha256);
        json.put("version", CompositeScore.DEFINITION.methodologyVersion());
        ArrayNode array = json.putArray("components");
        components.forEach(each -> array.addObject()
                .put("index", each.index().id())
                .put("resource", each.resource())
                .put("basis", each.basis())
                .put("weight", each.weight()));
        return json;
    }

    /**
     * Reads what {@link #json} has written.
     *
     * @throws IOException naming what is not as it must be
     */
    public static CompositeRecipe ofJson(JsonNode json) throws IOException {
        return of(
                json.path("id").asText(),
                json.path("name").asText(),
                json.path("sha256").asText(),
                json.path("components"));
    }

    /**
     * A composite of components as JSON: objects with index, resource, basis and weight.
     *
     * @throws IOException naming what is not as it must be
     */
    public static CompositeRecipe of(String id, String name, String sha256, JsonNode components) throws IOException {
        List<Component> parts = new ArrayList<>();
        try {
            for (JsonNode each : components) {
                parts.add(new Component(
                        CentralizationIndex.ofId(each.path("index").asText()),
                        each.path("resource").asText(),
                        each.path("basis").asText(),
                        each.path("weight").asLong()));
            }
            return new CompositeRecipe(id, name, sha256, parts);
        } catch (IllegalArgumentException e) {
            throw new IOException("The composite '" + name + "' cannot be computed: " + e.getMessage(), e);
        }
    }
}
