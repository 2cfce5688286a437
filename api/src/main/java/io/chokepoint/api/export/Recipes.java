package io.chokepoint.api.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.chokepoint.export.pack.CompositeRecipe;
import io.chokepoint.export.pack.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Composites of the tenant as exports compute them. */
final class Recipes {
    private Recipes() {}

    /** What a pinned composite says. */
    static CompositeRecipe of(Pins.Pin pin) {
        try {
            JsonNode content = Json.read(pin.content().getBytes(StandardCharsets.UTF_8));
            return CompositeRecipe.of(
                    pin.id(), content.path("name").asText(), pin.digest(), content.path("components"));
        } catch (IOException e) {
            throw new IllegalStateException("The row holds no composite: " + e.getMessage(), e);
        }
    }

    /** Filters for what a composite is computed from: the same subjects, and the resources and indices of the components. */
    static Filters narrowed(Filters filters, CompositeRecipe recipe) {
        List<CompositeRecipe.Component> components = recipe.components();
        return new Filters(
                filters.domains(),
                filters.networks(),
                filters.subjects(),
                components.stream().map(CompositeRecipe.Component::resource).toList(),
                components.stream().map(CompositeRecipe.Component::basis).toList(),
                components.stream().map(each -> each.index().id()).toList());
    }
}
