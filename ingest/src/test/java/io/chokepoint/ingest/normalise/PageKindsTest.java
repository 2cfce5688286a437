package io.chokepoint.ingest.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.ingest.collect.Collector;
import io.chokepoint.ingest.collect.CollectorCatalog;
import io.chokepoint.ingest.descriptor.Descriptor;
import io.chokepoint.ingest.lake.Subject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageKindsTest {
    static List<PageKind> kinds() {
        return PageKinds.ALL;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theTemplateOfAKindIsADescriptor(PageKind kind) {
        Descriptor descriptor = descriptor(kind);
        assertThat(descriptor.toString()).doesNotContain("{name}", "{slug}", "{parent}", "{leaf}");
        assertThat(kind.words().keySet())
                .allSatisfy(word -> assertThat(descriptor.toString()).doesNotContain("{" + word + "}"));
    }

    @Test
    void noTwoKindsHaveOneSubject() {
        List<String> subjects = PageKinds.ALL.stream()
                // Protocols of all subgraphs are spread out in one subject on purpose.
                .filter(kind -> !kind.descriptor().equals("subgraph-protocols"))
                .filter(kind -> !kind.document().startsWith("dex-"))
                .map(kind -> descriptor(kind).facts().subject())
                .flatMap(Optional::stream)
                .map(Subject::id)
                .toList();
        assertThat(subjects).doesNotHaveDuplicates().isNotEmpty();
    }

    @Test
    void everySourceIsCollected() {
        assertThat(CollectorCatalog.all()).extracting(Collector::source).containsAll(Normaliser.names());
    }

    /** As for a document that the collector names: a subgraph's begins with its chain. */
    private static Descriptor descriptor(PageKind kind) {
        return Normaliser.descriptor(kind, kind.source().equals("thegraph") ? "1/some-name" : "some-name");
    }
}
