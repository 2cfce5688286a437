package io.chokepoint.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CollectorsDocTest {
    @Test
    void everySourceIsInTheDocumentationWithItsHostsAndKeys() throws IOException {
        String text = Files.readString(Path.of("../docs/sources.md"));
        for (Collector collector : CollectorCatalog.all()) {
            String row = text.lines()
                    .filter(line -> line.startsWith("| `%s` |".formatted(collector.source())))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("docs/sources.md has no row of " + collector.source()));
            for (SourceHost host : collector.hosts()) {
                assertThat(row).contains("`" + host.name() + "`");
                if (host.key() != null) {
                    assertThat(row).contains("`" + host.key().environment() + "`");
                }
            }
        }
    }
}
