package io.chokepoint.ingest.read;

/** The fields of one record, each as the text it has in the file: numbers keep all their digits. */
@FunctionalInterface
public interface Fields {
    /** The key of an entry, where the records are the entries of a JSON map. */
    String KEY = "$key";

    /** The value of an entry of a JSON map, or an array's element, where it is no object. */
    String VALUE = "$value";

    /** The text of a field: a column name, a JSON member, or a JSON pointer beginning with a slash; null if absent. */
    String text(String field);
}
