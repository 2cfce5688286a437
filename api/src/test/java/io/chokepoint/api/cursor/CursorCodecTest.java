package io.chokepoint.api.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorCodecTest {
    private static final List<String> BINDING = List.of("tenant-a", "subjects", "defi");

    private final CursorCodec codec = new CursorCodec(key("one"));

    @Test
    void aCursorSaysWhatWasPutIntoIt() {
        assertThat(codec.decode(BINDING, codec.encode(BINDING, List.of("2026-01-01", "", "Ünï"))))
                .contains(List.of("2026-01-01", "", "Ünï"));
    }

    @Test
    void anotherTenantConnectionOrFilterCannotUseIt() {
        String cursor = codec.encode(BINDING, List.of("1"));

        assertThat(codec.decode(List.of("tenant-b", "subjects", "defi"), cursor))
                .isEmpty();
        assertThat(codec.decode(List.of("tenant-a", "ranking", "defi"), cursor)).isEmpty();
        assertThat(codec.decode(List.of("tenant-a", "subjects", "dao"), cursor)).isEmpty();
        assertThat(codec.decode(List.of("tenant-a", "subjectsdefi"), cursor)).isEmpty();
        assertThat(codec.decode(List.of("tenant-a", "subjects", "de", "fi"), cursor))
                .isEmpty();
    }

    @Test
    void anotherSecretDoesNotKnowIt() {
        assertThat(new CursorCodec(key("two")).decode(BINDING, codec.encode(BINDING, List.of("1"))))
                .isEmpty();
    }

    @Test
    void noBitOfItCanBeChanged() {
        byte[] text = Base64.getUrlDecoder().decode(codec.encode(BINDING, List.of("10")));
        for (int bit = 0; bit < text.length * 8; bit++) {
            byte[] changed = text.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(codec.decode(BINDING, Base64.getUrlEncoder().encodeToString(changed)))
                    .as("bit %d", bit)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void otherTextIsNoCursor(String text) {
        assertThat(codec.decode(BINDING, text)).isEmpty();
    }

    private static SecretKeySpec key(String secret) {
        return new SecretKeySpec(secret.repeat(11).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }
}
