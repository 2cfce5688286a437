package io.chokepoint.api.composite;

import io.chokepoint.api.index.IndexValue;
import io.chokepoint.indices.Unit;
import io.chokepoint.indices.ValueStatus;
import io.chokepoint.indices.composite.CompositeScore;
import io.chokepoint.indices.composite.SpreadScore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A composite of one subject, as it was known at an instant, with all that makes it. */
@Description("A composite of one subject, as it was known at an instant, with all that makes it.")
public record CompositeValue(
        @NonNull @Description("The composite of your tenant.") Composite composite,
        @Description("Day of the component that is described earliest, UTC; null when a component has no value.")
                LocalDate asOf,
        @Description(
                        "Weighted geometric mean of the components' scores, from 0, everything in one hand, to 1, spread; null when"
                                + " there is none: see status and reason, it is never 0 instead.")
                Double value,
        @NonNull Unit unit,
        @Description("The least of the components' coverages, 0 to 1; null when a component has no value.")
                Double coverage,
        @NonNull
                @Description(
                        "UNAVAILABLE when a component has no value, else PROVISIONAL when one is that, else RESTATED when one is"
                                + " that.")
                ValueStatus status,
        @Description(
                        "Why there is no value; null when there is one. COMPONENT_UNAVAILABLE: a component has none, see parts.")
                String reason,
        @Description("Meaning of the formula of composites.") int methodologyVersion,
        @NonNull @Description("Instant of knowledge: what was published later does not enter.") Instant knownAt,
        @Description(
                        "Time of the newest input of the component whose inputs end first; null when a component has no value.")
                Instant dataThrough,
        @NonNull @Description("Its components, in their order.") List<@NonNull CompositePart> parts) {

    /** Reason of a composite of which a component has no value: what is missing is not imputed. */
    static final String COMPONENT_UNAVAILABLE = "COMPONENT_UNAVAILABLE";

    /**
     * A composite of these values.
     *
     * @param values one for each component, in their order
     * @param knownAt instant of knowledge of the values
     */
    static CompositeValue of(Composite composite, List<IndexValue> values, Instant knownAt) {
        boolean whole = values.stream().allMatch(value -> value.value() != null);
        CompositeScore score = whole ? score(composite, values) : null;
        return new CompositeValue(
                composite,
                whole ? least(values, IndexValue::asOf) : null,
                whole ? Double.valueOf(score.value()) : null,
                CompositeScore.DEFINITION.unit(),
                whole ? least(values, IndexValue::coverage) : null,
                status(values, whole),
                whole ? null : COMPONENT_UNAVAILABLE,
                CompositeScore.DEFINITION.methodologyVersion(),
                knownAt,
                whole ? least(values, IndexValue::dataThrough) : null,
                parts(composite, values, score));
    }

    /** The scores of values that are all there, one for each component, in their order. */
    static CompositeScore score(Composite composite, List<IndexValue> values) {
        List<CompositeScore.Part> scores = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            scores.add(new CompositeScore.Part(
                    score(values.get(i)), composite.getComponents().get(i).weight()));
        }
        return new CompositeScore(scores);
    }

    private static List<CompositePart> parts(Composite composite, List<IndexValue> values, CompositeScore whole) {
        List<CompositeComponent> components = composite.getComponents();
        double weights =
                components.stream().mapToInt(CompositeComponent::weight).sum();
        List<CompositePart> parts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            IndexValue value = values.get(i);
            var contribution =
                    whole == null ? null : whole.contribution(whole.parts().get(i));
            parts.add(new CompositePart(
                    value,
                    components.get(i).weight() / weights,
                    value.value() == null ? null : Double.valueOf(score(value)),
                    SpreadScore.of(value.index()).orElseThrow().formula(),
                    contribution == null || contribution.isEmpty()
                            ? null
                            : Double.valueOf(contribution.getAsDouble())));
        }
        return parts;
    }

    private static double score(IndexValue value) {
        return SpreadScore.of(value.index()).orElseThrow().of(value.value());
    }

    private static ValueStatus status(List<IndexValue> values, boolean whole) {
        if (!whole) {
            return ValueStatus.UNAVAILABLE;
        }
        for (ValueStatus weaker : List.of(ValueStatus.PROVISIONAL, ValueStatus.RESTATED)) {
            if (values.stream().anyMatch(value -> value.status() == weaker)) {
                return weaker;
            }
        }
        return ValueStatus.FINAL;
    }

    private static <T extends Comparable<? super T>> T least(List<IndexValue> values, Function<IndexValue, T> figure) {
        return values.stream()
                .map(figure)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
