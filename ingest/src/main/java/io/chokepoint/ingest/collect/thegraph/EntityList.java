package io.chokepoint.ingest.collect.thegraph;

import io.chokepoint.ingest.collect.paged.PageShape;
import java.util.List;

/**
 * A list of entities of one type.
 *
 * @param kind what its documents are called
 * @param field its name in the query
 * @param only condition besides the cursor, in GraphQL, or empty; {@code $midnight} stands for the Unix second at which the
 *     day of the block began
 * @param fields what to ask of each entity beside its id: names, or {@code name/member} of a related entity
 */
record EntityList(String kind, String field, String only, List<String> fields) {
    static EntityList of(String kind, String field, String... fields) {
        return new EntityList(kind, field, "", List.of(fields));
    }

    static EntityList only(String condition, String kind, String field, String... fields) {
        return new EntityList(kind, field, condition, List.of(fields));
    }

    /** What stands between the braces of the query. */
    String selection() {
        StringBuilder selection = new StringBuilder("id");
        for (String field : fields) {
            int slash = field.indexOf('/');
            selection
                    .append(' ')
                    .append(slash < 0 ? field : field.substring(0, slash) + " { " + field.substring(slash + 1) + " }");
        }
        return selection.toString();
    }

    /** A page of it. A related entity may be null. */
    PageShape shape() {
        String[] required = fields.stream()
                .map(field -> "/" + (field.contains("/") ? field.substring(0, field.indexOf('/')) : field))
                .toArray(String[]::new);
        return PageShape.list("/data/" + field, required);
    }
}
