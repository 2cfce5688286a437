package io.chokepoint.local.binaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryCacheTest {

    @TempDir
    Path root;

    private final List<String> log = new ArrayList<>();

    @Test
    void followsXdgAndIgnoresARelativePath() {
        assertThat(BinaryCache.userRoot(Map.of("XDG_CACHE_HOME", "/big/cache"), "/home/ada"))
                .isEqualTo(Path.of("/big/cache/chokepoint"));
        assertThat(BinaryCache.userRoot(Map.of("XDG_CACHE_HOME", "cache"), "/home/ada"))
                .isEqualTo(Path.of("/home/ada/.cache/chokepoint"));
        assertThat(BinaryCache.userRoot(Map.of(), "/home/ada")).isEqualTo(Path.of("/home/ada/.cache/chokepoint"));
    }

    @Test
    void anEntryThatExistsIsTakenWithoutAnyClient() throws IOException {
        // Given
        MavenArtifact artifact = artifact(1);
        Path entry = Files.createDirectories(root.resolve("engine/1.0-aaaaaaaaaaaa"));
        // When
        Path fetched = new BinaryCache(root, log::add).fetch(artifact);
        // Then
        assertThat(fetched).isEqualTo(entry);
        assertThat(log).isEmpty();
    }

    @Test
    void tooLittleDiskIsSaidBeforeAnythingIsFetched() {
        BinaryCache cache = new BinaryCache(root, log::add);
        assertThatThrownBy(() -> cache.fetch(artifact(Long.MAX_VALUE / 4)))
                .isInstanceOf(BinaryUnavailableException.class)
                .hasMessageContaining("are free")
                .hasMessageContaining("XDG_CACHE_HOME");
        assertThat(log).isEmpty();
    }

    @Test
    void aMissingClientIsNamedWithTheRemedy() {
        RegistryClient client = new RegistryClient("npm-that-nobody-has", "Install Node.js.");
        assertThatThrownBy(() -> client.run(root, List.of("pack")))
                .isInstanceOf(BinaryUnavailableException.class)
                .hasMessage("npm-that-nobody-has is not on the PATH. Install Node.js.");
    }

    @Test
    void aFailingClientIsQuoted() {
        RegistryClient client = new RegistryClient("sh", "");
        assertThatThrownBy(() -> client.run(root, List.of("-c", "echo no such package; exit 3")))
                .isInstanceOf(BinaryUnavailableException.class)
                .hasMessageContaining("status 3")
                .hasMessageContaining("no such package");
    }

    @Test
    void anotherHashThanThePinnedIsRefused() {
        assertThatThrownBy(() -> Digests.requireEqual("engine", "aa", "bb"))
                .isInstanceOf(BinaryUnavailableException.class)
                .hasMessageContaining("engine has the hash bb, but aa is pinned");
    }

    @Test
    void hashesAreWrittenAsPinsAre() throws IOException {
        Path file = Files.writeString(root.resolve("abc"), "abc");
        assertThat(Digests.sha256(file)).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Digests.integrity(file)).startsWith("sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05oh");
    }

    @Test
    void aTarballLosesItsTopFolderAndKeepsExecutables() throws IOException, InterruptedException {
        // Given
        Path top = Files.createDirectories(root.resolve("in/dist-1.0/bin"));
        assertThat(Files.writeString(top.resolve("run.sh"), "#!/bin/sh\n")
                        .toFile()
                        .setExecutable(true))
                .isTrue();
        Files.writeString(root.resolve("in/dist-1.0/README"), "read");
        RegistryClient tar = new RegistryClient("tar", "");
        tar.run(root, List.of("czf", "dist.tar.gz", "-C", "in", "dist-1.0"));
        Path target = Files.createDirectory(root.resolve("out"));
        // When
        new Tarball(root.resolve("dist.tar.gz")).unpack(target);
        // Then
        assertThat(target.resolve("README")).hasContent("read");
        assertThat(Files.isExecutable(target.resolve("bin/run.sh"))).isTrue();
        try (Stream<Path> files = Files.list(target)) {
            assertThat(files).hasSize(2);
        }
    }

    private static MavenArtifact artifact(long bytes) {
        return new MavenArtifact("org.example", "engine", "1.0", bytes, bytes, "aaaaaaaaaaaaaaaa");
    }
}
