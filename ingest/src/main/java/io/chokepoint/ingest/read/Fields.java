package io.chokepoint.ingest.read;

import java.util.List;

/** The fields of one record, each as the text it has in the file: numbers keep all their digits. */
@FunctionalInterface
public interface Fields {
    /** The key of an entry, where the records are the entries of a JSON map. */
    String KEY = "$key";

    /** The value of an entry of a JSON map, or an array's element, where it is no object. */
    String VALUE = "$value";

    /** The element, where each element of a record is a record of its own; {@code $each/name} is a member of it. */
    String EACH = "$each";

    /** What an element is called: its column, its JSON member, or its position from 1. */
    String EACH_KEY = "$eachKey";

    /** How many elements the record has. */
    String EACH_COUNT = "$eachCount";

    /** The number of the record in its file, as {@link SourceRecord#number} counts. */
    String ROW = "$row";

    /** The last part of the file's URI. */
    String FILE = "$file";

    /** When the page was asked for, ISO 8601; only of pages of the raw zone. */
    String FETCHED = "$fetched";

    /** The text of a field: a column name, a JSON member, or a JSON pointer beginning with a slash; null if absent. */
    String text(String field);

    /** The names of the record's own fields in their order; none where its format does not say them. */
    default List<String> names() {
        return List.of();
    }
}
