package io.chokepoint.api.composite;

import io.chokepoint.api.composite.CompositeInput.CompositeComponentInput;
import io.chokepoint.api.mutation.NameCheck;
import io.chokepoint.api.mutation.UserError;
import io.chokepoint.api.mutation.UserErrorCode;
import io.chokepoint.indices.composite.SpreadScore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says what is wrong with a composite, all of it at once. */
final class CompositeCheck {
    private static final int MOST = 20;
    private static final int GREATEST_WEIGHT = 1000;

    private CompositeCheck() {}

    static List<UserError> of(CompositeInput input) {
        List<UserError> errors = new ArrayList<>();
        NameCheck.of("input.name", input.name).ifPresent(errors::add);
        if (input.components.isEmpty()) {
            errors.add(
                    new UserError("input.components", UserErrorCode.BLANK, "There is no component; give at least one"));
        }
        if (input.components.size() > MOST) {
            errors.add(new UserError(
                    "input.components",
                    UserErrorCode.TOO_MANY,
                    "%d components; at most %d pass".formatted(input.components.size(), MOST)));
            return errors;
        }
        Set<List<Object>> met = new HashSet<>();
        for (int i = 0; i < input.components.size(); i++) {
            String field = "input.components[%d]".formatted(i);
            CompositeComponentInput given = input.components.get(i);
            CompositeComponent component = given.component();
            if (SpreadScore.of(component.index()).isEmpty()) {
                errors.add(new UserError(
                        field + ".index",
                        UserErrorCode.INVALID,
                        "%s describes size, not concentration; leave it out".formatted(component.index())));
            }
            if (component.weight() < 1 || component.weight() > GREATEST_WEIGHT) {
                errors.add(new UserError(
                        field + ".weight",
                        UserErrorCode.INVALID,
                        "%d; 1 to %d passes".formatted(component.weight(), GREATEST_WEIGHT)));
            }
            if (!met.add(List.of(component.index(), component.resource(), component.basis()))) {
                errors.add(new UserError(
                        field,
                        UserErrorCode.TAKEN,
                        "%s of %s is there already; add up their weights"
                                .formatted(component.index(), component.resource())));
            }
        }
        return errors;
    }
}
