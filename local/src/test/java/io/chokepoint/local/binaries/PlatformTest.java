package io.chokepoint.local.binaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformTest {

    @TempDir
    Path folder;

    @Test
    void namesPlatformsAsNpmDoes() {
        assertThat(Platform.of("Linux", "amd64").id()).isEqualTo("linux-x64");
        assertThat(Platform.of("Mac OS X", "aarch64").id()).isEqualTo("darwin-arm64");
    }

    @Test
    void aProcessorWithoutAvx2IsRefusedWithTheRemedy() throws IOException {
        Path cpuInfo =
                Files.writeString(folder.resolve("cpuinfo"), "processor : 0\nflags\t\t: fpu sse4_2 avx avx512\n");
        assertThatThrownBy(() -> Platform.requireAvx2(cpuInfo))
                .isInstanceOf(BinaryUnavailableException.class)
                .hasMessageContaining("AVX2")
                .hasMessageContaining("CLICKHOUSE_URL");
    }

    @Test
    void aProcessorWithAvx2Passes() throws IOException {
        Path cpuInfo = Files.writeString(folder.resolve("cpuinfo"), "flags\t\t: fpu avx avx2\n");
        assertThatCode(() -> Platform.requireAvx2(cpuInfo)).doesNotThrowAnyException();
    }
}
