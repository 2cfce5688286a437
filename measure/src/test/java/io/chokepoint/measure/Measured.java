package io.chokepoint.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One run of the program in this JVM: what it printed and returned. */
record Measured(int code, String out, String err) {

    static Measured run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Measure.run(
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Measured(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The JSON answer to a file with this text. */
    static JsonNode json(Path folder, String text, String... options) {
        Measured measured = of(folder, text, withJson(options));
        if (measured.code != 0) {
            throw new AssertionError(measured.err);
        }
        return measured.json();
    }

    static Measured of(Path folder, String text, String... options) {
        Path file = folder.resolve("input.csv");
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> arguments = new ArrayList<>(List.of(file.toString()));
        arguments.addAll(List.of(options));
        return run(arguments.toArray(String[]::new));
    }

    JsonNode json() {
        try {
            return new ObjectMapper().readTree(out);
        } catch (IOException e) {
            throw new UncheckedIOException(out, e);
        }
    }

    private static String[] withJson(String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--json");
        return all.toArray(String[]::new);
    }
}
