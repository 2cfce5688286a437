package io.chokepoint.warehouse;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** How the values of a column travel: as text on the way in, and as text under the checksum on both sides. */
enum ColumnType {
    /** {@link String}. */
    STRING(String.class, "toString(%s)"),
    /** {@link LocalDate}. */
    DATE(LocalDate.class, "toString(%s)"),
    /** {@link Instant}, to the millisecond. */
    INSTANT(Instant.class, "toString(%s)"),
    /** {@link UUID}. */
    UUID(UUID.class, "toString(%s)"),
    /** {@link Long}, never negative. */
    WHOLE(Long.class, "toString(%s)"),
    /** {@link BigInteger} to 2^256 − 1. */
    UINT256(BigInteger.class, "toString(%s)"),
    /** {@link BigInteger} to 2^256 − 1, or null. */
    NULLABLE_UINT256(BigInteger.class, "ifNull(toString(%s), '\\\\N')"),
    /** {@link Double}. Two texts can mean one double, so the checksum takes its bits. */
    DOUBLE(Double.class, "toString(reinterpretAsInt64(%s))"),
    /** {@link Double}, or null. */
    NULLABLE_DOUBLE(Double.class, "ifNull(toString(reinterpretAsInt64(%s)), '\\\\N')");

    static final String NULL = "\\N";
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private final Class<?> javaType;
    private final String checksumExpression;

    ColumnType(Class<?> javaType, String checksumExpression) {
        this.javaType = javaType;
        this.checksumExpression = checksumExpression;
    }

    /** SQL for the text of a column under the checksum. */
    String checksumSql(String column) {
        return checksumExpression.formatted("`" + column + "`");
    }

    /** Text of a value under the checksum, equal to what {@link #checksumSql} gives for the stored value. */
    String checksumText(Object value) {
        if (value instanceof Double number) {
            return Long.toString(Double.doubleToRawLongBits(number));
        }
        return plainText(value);
    }

    /** Text of a value in ClickHouse's TabSeparated format. */
    String insertText(Object value) {
        if (value instanceof Double number) {
            return Double.toString(number);
        }
        return value instanceof String string ? escaped(string) : plainText(value);
    }

    private String plainText(Object value) {
        if (value == null) {
            if (this == NULLABLE_DOUBLE || this == NULLABLE_UINT256) {
                return NULL;
            }
            throw new IllegalArgumentException(this + " column cannot be null");
        }
        if (!javaType.isInstance(value)) {
            throw new IllegalArgumentException("%s column takes %s, not %s"
                    .formatted(this, javaType.getSimpleName(), value.getClass().getSimpleName()));
        }
        return value instanceof Instant instant ? MILLIS.format(instant) : value.toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\0", "\\0");
    }
}
