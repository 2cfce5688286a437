package io.chokepoint.ingest.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.ingest.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    @Test
    void holdersOfEthereumLikeNetworksAreAddressesAndOthersAreTexts() {
        assertThat(new Network("eip155:1").holderForm()).isEqualTo(HolderForm.EVM_ADDRESS);
        assertThat(new Network("internet-computer").holderForm()).isEqualTo(HolderForm.TEXT);
        assertThat(new Network("solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp").holderForm())
                .isEqualTo(HolderForm.TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ethereum", "eip155:", "eip155:mainnet", "EIP155:1", "a b"})
    void anythingElseIsNoNetwork(String id) {
        assertThatThrownBy(() -> new Network(id))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'" + id + "'")
                .hasMessageContaining("eip155:1");
    }
}
