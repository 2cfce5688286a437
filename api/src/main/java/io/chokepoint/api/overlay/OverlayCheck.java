package io.chokepoint.api.overlay;

import io.chokepoint.api.mutation.UserError;
import io.chokepoint.api.mutation.UserErrorCode;
import io.chokepoint.api.overlay.OverlayContent.Link;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads an overlay from what a client has given, and says all that is wrong with it at once. */
final class OverlayCheck {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ENTITY = 200;
    private static final int MOST = 10_000;
    private static final int MOST_ERRORS = 100;

    private final List<UserError> errors = new ArrayList<>();

    /** What is wrong, at most a hundred of it. */
    List<UserError> errors() {
        return errors;
    }

    /** The content; of use when there are no errors. */
    OverlayContent content(OverlayInput input) {
        text("input.name", input.name, LONGEST_NAME);
        Map<String, String> labels = new LinkedHashMap<>();
        List<Link> links = new ArrayList<>();
        var givenLabels = Objects.requireNonNullElse(input.labels, List.<OverlayInput.OverlayLabelInput>of());
        var givenLinks = Objects.requireNonNullElse(input.links, List.<OverlayInput.OverlayLinkInput>of());
        List<String> exclusions = Objects.requireNonNullElse(input.exclusions, List.of());
        int size = givenLabels.size() + givenLinks.size() + exclusions.size();
        if (size > MOST) {
            add(
                    "input",
                    UserErrorCode.TOO_MANY,
                    "%d labels, links and exclusions; at most %d pass".formatted(size, MOST));
            return OverlayContent.NONE;
        }
        for (int i = 0; i < givenLabels.size(); i++) {
            var label = givenLabels.get(i);
            String field = "input.labels[%d].".formatted(i);
            text(field + "entity", label.entity, LONGEST_ENTITY);
            text(field + "name", label.name, LONGEST_ENTITY);
            String other = labels.put(label.entity, label.name);
            if (other != null && !other.equals(label.name)) {
                add(
                        field + "entity",
                        UserErrorCode.TAKEN,
                        "'%s' has the name '%s' already; give it one".formatted(label.entity, other));
            }
        }
        for (int i = 0; i < givenLinks.size(); i++) {
            var link = givenLinks.get(i);
            text("input.links[%d].one".formatted(i), link.one, LONGEST_ENTITY);
            text("input.links[%d].other".formatted(i), link.other, LONGEST_ENTITY);
            links.add(new Link(link.one, link.other));
        }
        for (int i = 0; i < exclusions.size(); i++) {
            text("input.exclusions[%d]".formatted(i), exclusions.get(i), LONGEST_ENTITY);
        }
        return new OverlayContent(labels, links, exclusions);
    }

    private void text(String field, String text, int longest) {
        if (text.isBlank()) {
            add(field, UserErrorCode.BLANK, "There is nothing; give a name");
        } else if (text.length() > longest) {
            add(field, UserErrorCode.TOO_LONG, "%d characters; at most %d pass".formatted(text.length(), longest));
        } else if (text.chars().anyMatch(Character::isISOControl)) {
            add(field, UserErrorCode.INVALID, "Control characters do not pass; leave them out");
        }
    }

    private void add(String field, UserErrorCode code, String message) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(new UserError(field, code, message));
        }
    }
}
