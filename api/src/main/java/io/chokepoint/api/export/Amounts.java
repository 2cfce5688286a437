package io.chokepoint.api.export;

import io.chokepoint.export.pack.Sha256;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import io.chokepoint.export.row.RowSource;
import io.chokepoint.indices.Distribution;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** Rows of {@link Dataset#DISTRIBUTION} as distributions, one after another; one is held at a time. */
final class Amounts implements AutoCloseable {
    private static final RowSchema SCHEMA = Dataset.DISTRIBUTION.schema();
    private static final int ENTITY = SCHEMA.position("entity_id");
    private static final int AMOUNT = SCHEMA.position("amount");
    private static final int RUN = SCHEMA.position("run_id");
    private static final int PUBLISHED = SCHEMA.position("published_at");

    private final RowSource rows;
    private final Row row = new Row(SCHEMA.width());
    private boolean begun;
    private boolean isThere;

    /** @param rows closed with this */
    Amounts(RowSource rows) {
        this.rows = rows;
    }

    /**
     * A distribution.
     *
     * @param of what it is of
     * @param amounts the amounts
     * @param digest SHA-256 of lines of entity and amount by rank
     * @param run run that computed it
     * @param published when it became visible, in microseconds
     */
    record One(Coordinates of, Distribution amounts, String digest, byte[] run, long published) {}

    /** The next one; empty at the end. */
    Optional<One> next() {
        if (!begun) {
            begun = true;
            isThere = rows.next(row);
        }
        if (!isThere) {
            return Optional.empty();
        }
        Coordinates of = Coordinates.of(SCHEMA, row);
        byte[] run = row.bytes(RUN);
        long published = row.number(PUBLISHED);
        Distribution.Builder builder = Distribution.builder();
        MessageDigest lines = Sha256.digest();
        do {
            builder.add(new BigInteger(row.text(AMOUNT)));
            lines.update((row.text(ENTITY) + "\t" + row.text(AMOUNT) + "\n").getBytes(StandardCharsets.UTF_8));
            isThere = rows.next(row);
        } while (isThere && Coordinates.of(SCHEMA, row).equals(of));
        return Optional.of(new One(of, builder.build(), HexFormat.of().formatHex(lines.digest()), run, published));
    }

    @Override
    public void close() {
        rows.close();
    }
}
