package io.chokepoint.ingest;

import static io.chokepoint.ingest.collect.RecordedSource.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.ingest.collect.Collector;
import io.chokepoint.ingest.collect.CollectorCatalog;
import io.chokepoint.ingest.collect.RecordedSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectCommandTest {
    @TempDir
    private Path lake;

    @Test
    void aSourceIsCollectedBesideTheTables() {
        try (RecordedSource source = new RecordedSource()
                .on(
                        "/cosmos/staking/v1beta1/validators",
                        json("{\"validators\":[],\"pagination\":{\"next_key\":null}}"))) {
            assertThat(collect(
                            "cosmos",
                            "cosmoshub-4",
                            "--base-url",
                            "cosmos=" + source.url("/"),
                            "--user-agent",
                            "me@example.org"))
                    .isZero();
            assertThat(source.asked()).hasSize(1);
            assertThat(source.asked().get(0).headers().getFirst("User-Agent")).isEqualTo("me@example.org");
        }
        assertThat(lake.resolve("raw/cosmos/manifest.jsonl")).isNotEmptyFile();
    }

    @Test
    void whatTheUserCanMendEndsWithTwo() {
        assertThat(collect("nobody")).isEqualTo(2);
        assertThat(collect("snapshot")).isEqualTo(2);
        assertThat(collect("cosmos", "cosmoshub-4")).isEqualTo(2);
        assertThat(collect("defillama", "--base-url", "hub=https://example.org"))
                .isEqualTo(2);
        assertThat(collect("defillama", "--base-url", "defillama=http://example.org"))
                .isEqualTo(2);
        assertThat(collect("defillama", "--tries", "0")).isEqualTo(2);
        assertThat(collect("defillama", "--user-agent", "a\nb")).isEqualTo(2);
        assertThat(collect()).isEqualTo(2);
    }

    @Test
    void sourcesAreInAlphabeticalOrder() {
        assertThat(CollectorCatalog.all())
                .extracting(Collector::source)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    private int collect(String... arguments) {
        List<String> command = new ArrayList<>(List.of("--lake", lake.toString(), "collect"));
        command.addAll(List.of(arguments));
        return Main.run(command.toArray(String[]::new));
    }
}
