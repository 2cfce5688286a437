package io.chokepoint.ingest.collect.solana;

import static io.chokepoint.ingest.collect.RecordedSource.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.collect.CollectFault;
import io.chokepoint.ingest.collect.Collecting;
import io.chokepoint.ingest.collect.Faults;
import io.chokepoint.ingest.collect.ManifestEntry;
import io.chokepoint.ingest.collect.RecordedSource;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SolanaCollectorTest {
    private static final String PATH = "/api/v1/validators/mainnet.json";
    private static final String VALIDATOR =
            "{\"account\":\"a\",\"active_stake\":9007199254740993,\"autonomous_system_number\":1,"
                    + "\"data_center_key\":\"1-DE-Berlin\",\"delinquent\":false,\"commission\":5}";

    private final RecordedSource source = new RecordedSource();

    @TempDir
    private Path lake;

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void theDocumentLandsAndTheKeyIsSentAndNowhereElse() {
        source.on(PATH, json("[" + VALIDATOR + "]"));
        Collecting collecting = new Collecting(lake, new SolanaCollector(), source.url(""))
                .with("CHOKEPOINT_VALIDATORS_APP_KEY", "s3cret");
        collecting.run("mainnet");
        assertThat(source.asked().get(0).headers().getFirst("Token")).isEqualTo("s3cret");
        ManifestEntry entry = collecting.entries("validators/mainnet").get(0);
        assertThat(entry.records()).isEqualTo(1);
        assertThat(entry.toString()).doesNotContain("s3cret");
    }

    @Test
    void withoutAKeyTheSourceItselfIsNotAsked() {
        assertThat(Faults.expect(
                        CollectFault.KEY_MISSING,
                        URI.create("https://www.validators.app" + PATH),
                        () -> new Collecting(lake, new SolanaCollector(), null).run("mainnet")))
                .contains("CHOKEPOINT_VALIDATORS_APP_KEY");
    }

    @Test
    void aFieldThatIsGoneAndAnotherNetworkAreFaults() {
        Collecting collecting = new Collecting(lake, new SolanaCollector(), source.url(""));
        source.on(PATH, json("[" + VALIDATOR.replace("active_stake", "stake") + "]"));
        assertThat(Faults.expect(CollectFault.SCHEMA_CHANGED, source.url(PATH), () -> collecting.run("mainnet")))
                .contains("no active_stake");
        assertThatThrownBy(() -> collecting.run("devnet"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'devnet'");
    }
}
