package io.chokepoint.ingest.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chokepoint.ingest.read.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When the blocks of a page of logs were made, from the headers that landed with it. They are told by their hash, so that a
 * block which another has replaced cannot lend it its time. Read by the task that reads the page.
 */
final class LandedTimes implements LogTimes {
    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> files;
    private transient Map<String, String> timeByHash;

    /** @param files paths of pages of headers */
    LandedTimes(List<String> files) {
        this.files = List.copyOf(files);
    }

    @Override
    public String of(Fields log) {
        return times().get(log.text("blockHash"));
    }

    private Map<String, String> times() {
        if (timeByHash == null) {
            timeByHash = new HashMap<>();
            for (String file : files) {
                try {
                    for (JsonNode answer : JSON.readTree(Files.readAllBytes(Path.of(file)))) {
                        JsonNode block = answer.path("result");
                        timeByHash.put(
                                block.path("hash").asText(),
                                block.path("timestamp").asText());
                    }
                } catch (IOException notThere) {
                    throw new UncheckedIOException("Page of headers " + file, notThere);
                }
            }
        }
        return timeByHash;
    }
}
