package io.chokepoint.api.composite;

import io.chokepoint.indices.Basis;
import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.Resource;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A published index in a composite, and how much it counts. */
@Description("A published index in a composite, and how much it counts.")
public record CompositeComponent(
        @NonNull CentralizationIndex index,
        @NonNull Resource resource,
        @NonNull @Description("Which holdings count.") Basis basis,
        @Description("1 to 1000, relative to the weights of the other components.") int weight) {

    /** Components as JSON, for the table and for audit events. */
    static JsonArray json(List<CompositeComponent> components) {
        JsonArray array = new JsonArray();
        components.forEach(each -> array.add(new JsonObject()
                .put("index", each.index().id())
                .put("resource", each.resource().id())
                .put("basis", each.basis().id())
                .put("weight", each.weight())));
        return array;
    }

    /** Components from what {@link #json} has written. */
    static List<CompositeComponent> ofJson(String text) {
        return new JsonArray(text)
                .stream()
                        .map(JsonObject.class::cast)
                        .map(each -> new CompositeComponent(
                                CentralizationIndex.ofId(each.getString("index")),
                                Resource.ofId(each.getString("resource")),
                                Basis.ofId(each.getString("basis")),
                                each.getInteger("weight")))
                        .toList();
    }
}
