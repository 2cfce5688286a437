package io.chokepoint.api.whatif;

import io.chokepoint.api.clickhouse.ReaderPool;
import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.graphql.BasisArgument;
import io.chokepoint.api.overlay.OverlayContent;
import io.chokepoint.api.overlay.OverlayContent.Link;
import io.chokepoint.api.overlay.Overlays;
import io.chokepoint.api.tenant.CurrentScope;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.api.whatif.WhatIf.ComputedValue;
import io.chokepoint.api.whatif.WhatIf.IndexChange;
import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.IndexValue;
import io.chokepoint.indices.scan.Threshold;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Answers what the indices would be if parties were other than they are published. */
@GraphQLApi
public class WhatIfQueries {
    private static final int MOST = 10_000;

    private final CurrentScope current;
    private final Overlays overlays;
    private final Reclustering reclustering;
    private final ReaderPool pool;

    WhatIfQueries(CurrentScope current, Overlays overlays, Reclustering reclustering, ReaderPool pool) {
        this.current = current;
        this.overlays = overlays;
        this.reclustering = reclustering;
        this.pool = pool;
    }

    /** A distribution with parties merged or left out. */
    @Query
    @NonNull
    @Description(
            "The indices of a distribution with parties merged, left out or changed by an overlay, before and after.")
    public Uni<WhatIf> whatIf(@NonNull WhatIfInput input) {
        TenantScope scope = current.require();
        OverlayContent change = change(input);
        Threshold threshold = threshold(Objects.requireNonNullElse(input.powerThreshold, "1/2"));
        Instant known = Objects.requireNonNullElseGet(input.knownAt, Instant::now);
        Question question =
                new Question(scope, known, input.subject, input.resource, BasisArgument.orDefault(input.basis));
        return pool.compute(() -> answer(question, input, change, threshold));
    }

    private static Threshold threshold(String text) {
        try {
            return Threshold.of(text);
        } catch (IllegalArgumentException e) {
            throw new ApiException(ErrorCode.BAD_USER_INPUT, "input.powerThreshold: " + e.getMessage());
        }
    }

    private WhatIf answer(Question question, WhatIfInput input, OverlayContent change, Threshold threshold) {
        OverlayContent overlay = input.overlay == null
                ? change
                : overlays.content(question.scope(), input.overlay).with(change);
        Optional<Reclustering.Change> found = reclustering.change(question, Optional.ofNullable(input.at), overlay);
        List<CentralizationIndex> indices =
                Objects.requireNonNullElse(input.indices, List.of(CentralizationIndex.values()));
        return new WhatIf(
                question.subjectKey(),
                question.resource(),
                question.basis(),
                found.map(Reclustering.Change::asOf).orElse(null),
                found.map(Reclustering.Change::runId).orElse(null),
                question.knownAt(),
                found.map(Reclustering.Change::unknown).orElse(List.of()),
                found.map(both -> indices.stream()
                                .distinct()
                                .map(index -> change(index, both))
                                .toList())
                        .orElse(List.of()),
                found.map(both -> new PowerQuestion(both, threshold)));
    }

    private static IndexChange change(CentralizationIndex index, Reclustering.Change both) {
        IndexValue before = index.of(both.before());
        IndexValue after = index.of(both.after());
        Double delta = before.asDouble().isPresent() && after.asDouble().isPresent()
                ? Double.valueOf(
                        after.asDouble().getAsDouble() - before.asDouble().getAsDouble())
                : null;
        return new IndexChange(index, index.definition().unit(), computed(before), computed(after), delta);
    }

    private static ComputedValue computed(IndexValue value) {
        return new ComputedValue(
                value.asDouble().isPresent() ? Double.valueOf(value.asDouble().getAsDouble()) : null,
                value.asInteger().map(Object::toString).orElse(null),
                value.reason().map(Enum::name).orElse(null));
    }

    private static OverlayContent change(WhatIfInput input) {
        List<Link> links = new ArrayList<>();
        List<WhatIfInput.MergeInput> groups = Objects.requireNonNullElse(input.merge, List.of());
        for (int i = 0; i < groups.size(); i++) {
            List<String> entities = groups.get(i).entities;
            if (entities.size() < 2) {
                throw new ApiException(
                        ErrorCode.BAD_USER_INPUT,
                        "input.merge[%d].entities: %d entities; give two or more".formatted(i, entities.size()));
            }
            entities.forEach(entity -> links.add(new Link(entities.get(0), entity)));
        }
        List<String> exclude = Objects.requireNonNullElse(input.exclude, List.of());
        if (links.size() + exclude.size() > MOST) {
            throw new ApiException(
                    ErrorCode.BAD_USER_INPUT,
                    "input: %d entities are named; at most %d pass".formatted(links.size() + exclude.size(), MOST));
        }
        return new OverlayContent(Map.of(), links, exclude);
    }
}
