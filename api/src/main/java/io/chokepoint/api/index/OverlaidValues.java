package io.chokepoint.api.index;

import io.chokepoint.api.overlay.OverlayContent;
import io.chokepoint.api.overlay.Overlays;
import io.chokepoint.api.subject.Subject;
import io.chokepoint.api.whatif.Question;
import io.chokepoint.api.whatif.Reclustering;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Computes published values again with an overlay of the tenant. Blocking. */
@ApplicationScoped
class OverlaidValues {
    private final Overlays overlays;
    private final Reclustering reclustering;

    OverlaidValues(Overlays overlays, Reclustering reclustering) {
        this.overlays = overlays;
        this.reclustering = reclustering;
    }

    /** A published value as the overlay changes it. */
    IndexValue value(Subject subject, IndexValue published, String overlay) {
        return values(subject, List.of(published), overlay).get(0);
    }

    /** Published values as the overlay changes them, in their order; what is not measured stays as it is. */
    List<IndexValue> values(Subject subject, List<IndexValue> published, String overlay) {
        OverlayContent content = overlays.content(subject.scope(), overlay);
        return published.stream()
                .map(value -> value.asOf() == null ? value : changed(subject, value, overlay, content))
                .toList();
    }

    private IndexValue changed(Subject subject, IndexValue value, String overlay, OverlayContent content) {
        Question question =
                new Question(subject.scope(), value.knownAt(), subject.getKey(), value.resource(), value.basis());
        return reclustering
                .change(question, Optional.of(value.asOf()), content)
                .map(change -> value.with(overlay, change.after()))
                .orElse(value);
    }
}
