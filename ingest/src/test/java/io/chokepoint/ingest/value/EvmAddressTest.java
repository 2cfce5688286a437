package io.chokepoint.ingest.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvmAddressTest {
    @Test
    void keccakOfNothingIsNotSha3OfNothing() {
        assertThat(HexFormat.of().formatHex(Keccak256.hash(new byte[0])))
                .isEqualTo("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
    }

    @Test
    void aMessageThatFillsABlockIsPaddedWithAnother() {
        assertThat(Keccak256.hash(new byte[135])).isNotEqualTo(Keccak256.hash(new byte[136]));
    }

    // The test cases of EIP-55.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x52908400098527886E0F7030069857D2E4169EE7",
                "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
                "0xde709f2102306220921060314715629080e2fb77",
                "0x27b1fdb04752bbc536007a920d24acb045561c26",
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
                "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
                "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb"
            })
    void checksummedAddressesBecomeLowerCase(String address) throws RowRejected {
        assertThat(EvmAddress.canonical(address)).isEqualTo(address.toLowerCase(Locale.ROOT));
    }

    @Test
    void oneLetterInTheWrongCaseIsAMistypedAddress() {
        assertThat(reasonOf("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed")).isEqualTo(ReasonCode.HOLDER_CHECKSUM);
    }

    @Test
    void bytesAsDatabasesPrintThemAreAddresses() throws RowRejected {
        assertThat(EvmAddress.canonical("\\x27b1fdb04752bbc536007a920d24acb045561c26"))
                .isEqualTo("0x27b1fdb04752bbc536007a920d24acb045561c26");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x",
                "27b1fdb04752bbc536007a920d24acb045561c26",
                "0x27b1fdb04752bbc536007a920d24acb045561c2",
                "vitalik.eth"
            })
    void anythingElseIsNone(String text) {
        assertThat(reasonOf(text)).isEqualTo(ReasonCode.HOLDER_INVALID);
    }

    private static ReasonCode reasonOf(String text) {
        return catchThrowableOfType(RowRejected.class, () -> EvmAddress.canonical(text))
                .reason();
    }
}
