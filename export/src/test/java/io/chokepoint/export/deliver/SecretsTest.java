package io.chokepoint.export.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");

    private final SecretBox box = new SecretBox(new byte[32]);
    private final DownloadLinks links = new DownloadLinks(new byte[32]);

    @Test
    void aSecretOpensForItsOwner() {
        assertThat(box.open(box.seal("s3cret", "acme/dst_1"), "acme/dst_1")).isEqualTo("s3cret");
    }

    @Test
    void equalSecretsAreSealedDifferently() {
        assertThat(box.seal("s3cret", "acme/dst_1")).isNotEqualTo(box.seal("s3cret", "acme/dst_1"));
    }

    @Test
    void aSecretDoesNotOpenForAnother() {
        byte[] sealed = box.seal("s3cret", "acme/dst_1");

        assertThatThrownBy(() -> box.open(sealed, "globex/dst_1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSecretThatWasAlteredDoesNotOpen() {
        byte[] sealed = box.seal("s3cret", "acme/dst_1");
        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= 1;
            assertThatThrownBy(() -> box.open(altered, "acme/dst_1")).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aLinkWorksUntilItExpires() {
        Instant expires = NOW.plusSeconds(900);
        String signature = links.sign("acme", "a/b.csv", expires, NOW);

        assertThat(links.accepts("acme", "a/b.csv", expires.getEpochSecond(), signature, NOW))
                .isTrue();
        assertThat(links.accepts("acme", "a/b.csv", expires.getEpochSecond(), signature, expires.plusSeconds(1)))
                .isFalse();
    }

    @Test
    void aLinkIsForOneTenantOnePathAndOneExpiry() {
        Instant expires = NOW.plusSeconds(600);
        String signature = links.sign("acme", "a/b.csv", expires, NOW);

        assertThat(links.accepts("globex", "a/b.csv", expires.getEpochSecond(), signature, NOW))
                .isFalse();
        assertThat(links.accepts("acme", "a/c.csv", expires.getEpochSecond(), signature, NOW))
                .isFalse();
        assertThat(links.accepts("acme", "a/b.csv", expires.getEpochSecond() + 1, signature, NOW))
                .isFalse();
        assertThat(links.accepts("acme", "a/b.csv", expires.getEpochSecond(), "!", NOW))
                .isFalse();
    }

    @Test
    void noLinkLivesLongerThanFifteenMinutes() {
        assertThatThrownBy(() -> links.sign("acme", "a", NOW.plusSeconds(901), NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
