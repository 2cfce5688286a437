package io.chokepoint.local.binaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PinnedBinariesTest {

    @Test
    void everyPinHasAnExactVersionAndBothHashes() {
        NpmPackage pin = PinnedBinaries.clickHouse(new Platform("linux", "x64"));
        assertThat(pin.version()).matches("\\d+\\.\\d+\\.\\d+-stable\\.\\d+");
        assertThat(pin.integrity()).matches("sha512-[A-Za-z0-9+/]{86}==");
        assertThat(pin.sha256()).matches("[0-9a-f]{64}");
        assertThat(PinnedBinaries.keycloak().sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void aPlatformWithoutPinIsRefusedAndTheKnownOnesAreNamed() {
        assertThatThrownBy(() -> PinnedBinaries.clickHouse(new Platform("windows 11", "x64")))
                .isInstanceOf(BinaryUnavailableException.class)
                .hasMessageContaining("windows 11-x64")
                .hasMessageContaining("linux-x64")
                .hasMessageContaining("CLICKHOUSE_URL");
    }
}
