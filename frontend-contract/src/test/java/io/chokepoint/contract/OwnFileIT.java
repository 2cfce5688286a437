package io.chokepoint.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An analyst's own file, from a descriptor to an answer, without Java. */
class OwnFileIT {
    private static final String DESCRIPTOR =
            """
            version: 1
            dataset: own-file
            licence: CC0-1.0
            origin: written by a test
            subject:
              id: own/shares
              name: Shares of an own file
              domain: defi
              category: test
              network: offchain
              resource: allocation
              unit: shares
              decimals: 0
            source:
              files: [shares.csv]
              format: csv
            record:
              holder: {field: who, form: text}
              amount: {field: shares, notation: integer}
              asOf: {field: day, form: date}
            """;

    private final RunningPlatform platform = RunningPlatform.get();

    @Test
    void newNumbersAppearUnderANewRunAndTheOldOnesStayReadable(@TempDir Path folder) throws IOException {
        Path descriptor = Files.writeString(folder.resolve("own.yaml"), DESCRIPTOR);
        Files.writeString(
                folder.resolve("shares.csv"), "who,shares,day\na,3,2026-05-31\nb,1,2026-05-31\nc,x,2026-05-31\n");

        String ledger = platform.ingest("--descriptor", descriptor.toString());
        platform.batch("--dataset", "own-file", "--max-quarantined", "0.5");
        JsonNode first = index("");
        Instant between = Instant.now();
        Files.writeString(
                folder.resolve("shares.csv"), "who,shares,day\na,3,2026-05-31\nb,1,2026-05-31\nd,4,2026-05-31\n");
        platform.ingest("--descriptor", descriptor.toString());
        platform.batch("--dataset", "own-file");
        JsonNode second = index("");
        JsonNode before = index(", knownAt: \"" + between + "\"");

        assertThat(ledger).contains("own-file");
        assertThat(first.get("exactValue").textValue()).isEqualTo("4");
        assertThat(first.get("coverage").doubleValue()).isEqualTo(2.0 / 3);
        assertThat(second.get("exactValue").textValue()).isEqualTo("8");
        assertThat(second.get("status").textValue()).isEqualTo("RESTATED");
        assertThat(second.at("/run/id")).isNotEqualTo(first.at("/run/id"));
        assertThat(before.get("exactValue").textValue()).isEqualTo("4");
        assertThat(before.at("/run/id")).isEqualTo(first.at("/run/id"));
        assertThat(second.at("/run/inputs")).hasSize(2);
    }

    private JsonNode index(String arguments) {
        return platform.ask(
                        "acme-analyst",
                        """
                        {subject(key: "own/shares") {index(index: TOTAL, resource: ALLOCATION%s) {
                          exactValue coverage status run {id inputs {file rowsIn accepted duplicates quarantined}}}}}
                        """
                                .formatted(arguments))
                .at("/subject/index");
    }
}
