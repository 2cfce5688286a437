package io.chokepoint.bench.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chokepoint.bench.BenchException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Indices by token as JSON lines: {@code series}, then each index by its id. Counts and totals are decimal strings, since
 * JSON's numbers end at 2^53; real values are numbers; what is undefined is null.
 */
public final class IndexFile {
    /** Counts and sums, which are compared to the last digit. */
    public static final List<String> EXACT = List.of(
            "population", "total", "nakamoto_coefficient_1_3", "nakamoto_coefficient_1_2", "nakamoto_coefficient_2_3");

    /** Real values. */
    public static final List<String> REAL = List.of(
            "gini",
            "hhi",
            "hhi_normalized",
            "effective_number",
            "shannon_entropy",
            "evenness",
            "theil_index",
            "concentration_ratio_1",
            "concentration_ratio_10",
            "concentration_ratio_100");

    private static final ObjectMapper JSON = new ObjectMapper();

    private IndexFile() {}

    /**
     * Lines by series, in the file's order.
     *
     * @throws BenchException if the file cannot be read, a line is not such an object, or a series comes twice
     */
    public static Map<String, JsonNode> read(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            Map<String, JsonNode> tokens = new LinkedHashMap<>();
            for (String line : (Iterable<String>) lines::iterator) {
                JsonNode token = JSON.readTree(line);
                if (!token.path("series").isTextual()) {
                    throw new BenchException("%s: a line has no series: %s".formatted(file, line));
                }
                if (tokens.put(token.path("series").asText(), token) != null) {
                    throw new BenchException("%s: series %s comes twice"
                            .formatted(file, token.path("series").asText()));
                }
            }
            return tokens;
        } catch (IOException e) {
            throw new BenchException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Writes objects, one a line. */
    public static void write(Path file, List<? extends JsonNode> tokens) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (JsonNode token : tokens) {
                writer.write(JSON.writeValueAsString(token));
                writer.write('\n');
            }
        }
    }
}
