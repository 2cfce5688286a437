package io.chokepoint.ingest.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolderFormTest {
    /** Those of BIP 173. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "A12UEL5L",
                "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs",
                "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw",
                "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w"
            })
    void bech32AddressesAreInLowerCase(String address) throws RowRejected {
        assertThat(HolderForm.BECH32.canonical(address)).isEqualTo(address.toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A12uEL5L",
                "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3v",
                "1qzzfhee",
                "x1b4n0q5v",
                "li1dgmt3",
                "pzry9x0s0muk",
                "abc1é2uel5l",
                "an84characterslonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1569pvx"
            })
    void whatIsNoBech32AddressIsRefused(String address) {
        refused(HolderForm.BECH32, address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"11111111111111111111111111111111", "Vote111111111111111111111111111111111111111"})
    void solanaKeysAreThirtyTwoBytes(String key) throws RowRejected {
        assertThat(HolderForm.SOLANA_KEY.canonical(key)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1111111111111111111111111111111",
                "111111111111111111111111111111111",
                "Vote11111111111111111111111111111111111111l",
                "Vote111111111111111111111111111111111111111Vote"
            })
    void otherKeysAreRefused(String key) {
        refused(HolderForm.SOLANA_KEY, key);
    }

    @ParameterizedTest
    @CsvSource({"f01234", "f00"})
    void filecoinIdsStayAsTheyAre(String id) throws RowRejected {
        assertThat(HolderForm.FILECOIN_ID.canonical(" " + id)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t01234", "f1abjxfbp274xpdqcpuaykwkfb43omjotacm2p3za", "f0", "f001", "1234"})
    void otherFilecoinAddressesAreRefused(String id) {
        refused(HolderForm.FILECOIN_ID, id);
    }

    private static void refused(HolderForm form, String text) {
        assertThatThrownBy(() -> form.canonical(text))
                .isInstanceOf(RowRejected.class)
                .hasMessageContaining("The holder '" + text.charAt(0));
    }
}
