package io.chokepoint.export.row;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Compares rows by their key: bytes as unsigned, numbers as numbers. */
public final class KeyOrder {
    private final RowSchema schema;
    private final int[] key;
    private final CanonicalText text = new CanonicalText();

    /** The order of rows of this shape. */
    public KeyOrder(RowSchema schema) {
        this.schema = schema;
        this.key = schema.key();
    }

    /** Compares by the whole key. */
    public int compare(Row left, Row right) {
        return compare(left, right, key.length);
    }

    /** Compares by the first columns of the key only. */
    public int compare(Row left, Row right, int columns) {
        for (int i = 0; i < columns; i++) {
            int order = schema.column(key[i]).type().isBytes()
                    ? Arrays.compareUnsigned(left.bytes(key[i]), right.bytes(key[i]))
                    : Long.compare(left.number(key[i]), right.number(key[i]));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** The texts of the first columns of the key. */
    public List<String> texts(Row row, int columns) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            texts.add(text.of(schema.column(key[i]).type(), row, key[i]));
        }
        return texts;
    }

    /** The texts of the whole key. */
    public List<String> texts(Row row) {
        return texts(row, key.length);
    }
}
