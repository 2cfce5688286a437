package io.chokepoint.measure.read;

import io.chokepoint.measure.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Which entity is behind a holder: a CSV file with the columns {@code holder} and {@code entity}. */
public final class LabelMap {
    private static final Pattern ADDRESS = Pattern.compile("0[xX][0-9a-fA-F]{40}");

    private LabelMap() {}

    /**
     * The entity by holder.
     *
     * @throws UserError when the file is missing, lacks a column, or names two entities for one holder
     */
    public static Map<String, String> read(Path path) throws IOException {
        Readable.require(path);
        byte[] bytes = Files.readAllBytes(path);
        requireUtf8(bytes, path);
        byte[] ended = Arrays.copyOf(bytes, bytes.length + 1);
        ended[bytes.length] = '\n';
        int at = bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb ? 3 : 0;
        CsvRecord record = new CsvRecord();
        Map<String, String> labels = new LinkedHashMap<>();
        int holder = -1;
        int entity = -1;
        long line = 1;
        while (at < ended.length) {
            at = record.parse(ended, at, ended.length);
            if (at == CsvRecord.INCOMPLETE) {
                throw new UserError("%s: a quote that is opened in line %d is not closed".formatted(path, line));
            }
            if (holder < 0) {
                holder = position(record, "holder", path);
                entity = position(record, "entity", path);
            } else if (record.fields() > 1 || record.to(0) > 0) {
                add(labels, record, holder, entity, "%s, line %d".formatted(path, line));
            }
            line += record.lines();
        }
        return labels;
    }

    // Holders of other letters would be found nowhere, and nobody would be told.
    private static void requireUtf8(byte[] bytes, Path path) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException other) {
            throw new UserError("%s is not UTF-8; save it in that encoding".formatted(path));
        }
    }

    private static int position(CsvRecord header, String name, Path path) {
        for (int i = 0; i < header.fields(); i++) {
            if (header.text(i).strip().equalsIgnoreCase(name)) {
                return i;
            }
        }
        throw new UserError(
                "%s has no column '%s'; a label map has the columns holder and entity".formatted(path, name));
    }

    private static void add(Map<String, String> labels, CsvRecord record, int holder, int entity, String place) {
        if (record.fault() != null || record.fields() <= Math.max(holder, entity)) {
            throw new UserError(
                    "%s: %s".formatted(place, record.fault() != null ? record.fault() : "a field is missing"));
        }
        String key = record.text(holder).strip();
        String value = record.text(entity).strip();
        if (key.isEmpty() || value.isEmpty()) {
            throw new UserError("%s: holder and entity must not be empty".formatted(place));
        }
        key = ADDRESS.matcher(key).matches() ? key.toLowerCase(Locale.ROOT) : key;
        String before = labels.putIfAbsent(key, value);
        if (before != null && !before.equals(value)) {
            throw new UserError("%s: holder %s belongs to '%s' and to '%s'".formatted(place, key, before, value));
        }
    }
}
