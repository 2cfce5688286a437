package io.chokepoint.batch.parquet;

import java.io.Serializable;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * A column as its reader wants it.
 *
 * @param name at the top level of the file's schema
 * @param bytes of each value; 0 for a whole number of up to 64 bits
 * @param nullable whether values may be missing
 */
public record ColumnSpec(String name, int bytes, boolean nullable) implements Serializable {

    /** Whole numbers, all of them there. */
    public static ColumnSpec number(String name) {
        return new ColumnSpec(name, 0, false);
    }

    /** Whole numbers, some of which may be missing. */
    public static ColumnSpec numberOrNull(String name) {
        return new ColumnSpec(name, 0, true);
    }

    /** Values of so many bytes, all of them there. */
    public static ColumnSpec fixed(String name, int bytes) {
        return new ColumnSpec(name, bytes, false);
    }

    /**
     * The column in a file.
     *
     * @throws IllegalArgumentException when the file has another type there, or no such column
     */
    Type in(MessageType file, String path) {
        if (!file.containsField(name)) {
            throw new IllegalArgumentException("%s has no column %s".formatted(path, name));
        }
        Type found = file.getType(name);
        if (!found.isPrimitive() || found.isRepetition(Type.Repetition.REPEATED) || !fits(found.asPrimitiveType())) {
            throw new IllegalArgumentException("%s has a column %s of type '%s', where %s are expected"
                    .formatted(path, name, found, bytes == 0 ? "whole numbers" : "values of " + bytes + " bytes"));
        }
        return found;
    }

    private boolean fits(PrimitiveType type) {
        return switch (type.getPrimitiveTypeName()) {
            case INT32, INT64 -> bytes == 0;
            case FIXED_LEN_BYTE_ARRAY -> bytes == type.getTypeLength();
            case BINARY -> bytes > 0;
            default -> false;
        };
    }
}
