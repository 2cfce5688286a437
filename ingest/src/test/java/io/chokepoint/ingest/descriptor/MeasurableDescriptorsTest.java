package io.chokepoint.ingest.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.indices.input.FileDescriptions;
import io.chokepoint.indices.input.FileDescriptions.Described;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class MeasurableDescriptorsTest {
    private static final Path SHIPPED =
            Path.of("src/main/resources/descriptors").toAbsolutePath();

    private final FileDescriptions descriptions =
            ServiceLoader.load(FileDescriptions.class).findFirst().orElseThrow();

    @Test
    void twoColumnsOfACsvFileCanBeMeasuredOffline() {
        assertThat(descriptions.read(SHIPPED.resolve("uniswap-uni-airdrop.yaml"), null))
                .isEqualTo(new Described(SHIPPED.resolve("uni_airdrop.csv.gz"), "address", "amount_wei", 0));
    }

    @Test
    void anotherFileCanBeNamed() {
        assertThat(descriptions
                        .read(SHIPPED.resolve("uniswap-uni-airdrop.yaml"), Path.of("mine.csv"))
                        .file())
                .isEqualTo(Path.of("mine.csv"));
    }

    @Test
    void whatNeedsTheLakeIsRefusedWithTheField() {
        assertThatThrownBy(() -> descriptions.read(SHIPPED.resolve("ethereum-genesis.yaml"), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("source.format")
                .hasMessageContaining("ingest");
    }

    @Test
    void aMissingDescriptorIsNamed() {
        assertThatThrownBy(() -> descriptions.read(Path.of("absent.yaml"), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("absent.yaml");
    }
}
