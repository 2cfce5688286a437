package io.chokepoint.ingest.repair;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.TextNode;
import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.read.Layout;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;

/**
 * Writes the texts of quarantined rows, one record a line: CSV under its header, JSON Lines, or a JSON document whose records
 * stand where its layout says.
 */
final class RepairFile {
    private RepairFile() {}

    /**
     * Writes a file that is not there yet.
     *
     * @param layout as {@link Layout#repairable} gives it
     * @param header the first line of CSV, or empty where its first line is a record; any other format has none
     * @param texts as {@link io.chokepoint.ingest.read.SourceRecord#raw} says, in the order of the file
     * @return how many rows were written
     * @throws UserError if the file exists or cannot be written
     */
    static long write(Path out, Layout layout, String header, Iterator<String> texts) {
        try (BufferedWriter file = Files.newBufferedWriter(out, StandardOpenOption.CREATE_NEW)) {
            return switch (layout.format()) {
                case CSV -> {
                    file.write(header.isEmpty() ? "" : header + "\n");
                    yield lines(file, texts);
                }
                case JSONL -> lines(file, texts);
                case JSON -> document(file, layout, texts);
                case PARQUET -> throw new IllegalArgumentException("Nobody repairs Parquet by hand");
            };
        } catch (FileAlreadyExistsException exists) {
            throw new UserError("%s exists; name another file or remove it".formatted(out), exists);
        } catch (IOException notWritten) {
            throw new UserError("%s cannot be written: %s".formatted(out, notWritten.getMessage()), notWritten);
        }
    }

    private static long lines(BufferedWriter file, Iterator<String> texts) throws IOException {
        long rows = 0;
        while (texts.hasNext()) {
            file.write(texts.next() + "\n");
            rows++;
        }
        return rows;
    }

    private static long document(BufferedWriter file, Layout layout, Iterator<String> texts) throws IOException {
        boolean map = layout.shape() == Layout.Shape.MAP;
        int depth = 0;
        for (JsonPointer left = JsonPointer.compile(layout.pointer()); !left.matches(); left = left.tail()) {
            file.write("{" + TextNode.valueOf(left.getMatchingProperty()) + ":");
            depth++;
        }
        file.write(map ? "{" : "[");
        long rows = 0;
        while (texts.hasNext()) {
            String text = texts.next();
            file.write((rows == 0 ? "\n" : ",\n") + (map ? entry(text) : text));
            rows++;
        }
        file.write((map ? "\n}" : "\n]") + "}".repeat(depth) + "\n");
        return rows;
    }

    // The text of an entry is an object of its own.
    private static String entry(String text) {
        return text.substring(1, text.length() - 1);
    }
}
