package io.chokepoint.api.operation;

import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import java.util.HashMap;
import java.util.Map;

/**
 * How large a document is when its fragments are spread, whatever its fields mean. Each fragment is measured once, so that
 * fragments which multiply each other are known to be too many without being spread.
 *
 * @param depth fields inside each other, those of introspection apart
 * @param fields all fields
 * @param aliases renamed fields
 * @param directives directives on fields, fragments and operations
 * @param rootFields fields of the largest operation itself
 * @param fragments fragments defined
 */
record DocumentShape(int depth, long fields, long aliases, long directives, long rootFields, int fragments) {

    static DocumentShape of(Document document) {
        Map<String, FragmentDefinition> fragments = new HashMap<>();
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> fragments.put(fragment.getName(), fragment));
        Measure measure = new Measure(fragments);
        Size total = Size.NONE;
        for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            total = total.beside(measure.of(operation.getSelectionSet()).with(directives(operation)));
        }
        return new DocumentShape(
                total.depth(), total.fields(), total.aliases(), total.directives(), total.roots(), fragments.size());
    }

    /** Refuses a document that is larger than a limit; the error says by how much. */
    void check(OperationLimits limits) {
        atMost("fragments", fragments, limits.maxFragments(), ErrorCode.QUERY_TOO_COMPLEX);
        atMost("fields", fields, limits.maxFields(), ErrorCode.QUERY_TOO_COMPLEX);
        atMost("levels", depth, limits.maxDepth(), ErrorCode.QUERY_TOO_DEEP);
        atMost("aliases", aliases, limits.maxAliases(), ErrorCode.TOO_MANY_ALIASES);
        atMost("root fields", rootFields, limits.maxRootFields(), ErrorCode.QUERY_TOO_COMPLEX);
        atMost("directives", directives, limits.maxDirectives(), ErrorCode.QUERY_TOO_COMPLEX);
    }

    /** Refuses what is more than passes. */
    static void atMost(String what, long actual, long limit, ErrorCode code) {
        if (actual > limit) {
            throw new ApiException(
                    code,
                    "The document has %d %s; at most %d pass".formatted(actual, what, limit),
                    Map.of("actual", actual, "limit", limit));
        }
    }

    private static int directives(DirectivesContainer<?> node) {
        return node.getDirectives().size();
    }

    /** Size of a part; sums stop at a figure that no limit reaches. */
    private record Size(int depth, long fields, long aliases, long directives, long roots) {
        private static final Size NONE = new Size(0, 0, 0, 0, 0);
        private static final long MANY = 1L << 40;

        Size and(Size other) {
            return new Size(
                    Math.max(depth, other.depth),
                    Math.min(MANY, fields + other.fields),
                    Math.min(MANY, aliases + other.aliases),
                    Math.min(MANY, directives + other.directives),
                    Math.min(MANY, roots + other.roots));
        }

        Size beside(Size operation) {
            Size both = and(operation);
            return new Size(both.depth, both.fields, both.aliases, both.directives, Math.max(roots, operation.roots));
        }

        Size with(int moreDirectives) {
            return new Size(depth, fields, aliases, directives + moreDirectives, roots);
        }
    }

    private static final class Measure {
        private final Map<String, FragmentDefinition> fragments;
        private final Map<String, Size> measured = new HashMap<>();

        Measure(Map<String, FragmentDefinition> fragments) {
            this.fragments = fragments;
        }

        Size of(SelectionSet selections) {
            Size size = Size.NONE;
            if (selections != null) {
                for (Selection<?> selection : selections.getSelections()) {
                    size = size.and(of(selection));
                }
            }
            return size;
        }

        private Size of(Selection<?> selection) {
            if (selection instanceof Field field) {
                Size below = of(field.getSelectionSet());
                boolean introspection = field.getName().startsWith("__");
                return new Size(
                        introspection ? 1 : below.depth + 1,
                        below.fields + 1,
                        below.aliases + (field.getAlias() == null ? 0 : 1),
                        below.directives + directives(field),
                        1);
            }
            if (selection instanceof InlineFragment inline) {
                return of(inline.getSelectionSet()).with(directives(inline));
            }
            FragmentSpread spread = (FragmentSpread) selection;
            return of(spread.getName()).with(directives(spread));
        }

        private Size of(String fragment) {
            Size known = measured.get(fragment);
            if (known == null) {
                // A fragment that spreads itself has no size; validation refuses it.
                measured.put(fragment, Size.NONE);
                FragmentDefinition definition = fragments.get(fragment);
                known = definition == null
                        ? Size.NONE
                        : of(definition.getSelectionSet()).with(directives(definition));
                measured.put(fragment, known);
            }
            return known;
        }
    }
}
