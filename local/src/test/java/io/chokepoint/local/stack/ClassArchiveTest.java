package io.chokepoint.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
    private static final String MAKES = "-XX:ArchiveClassesAtExit=";
    private static final long USEFUL = 20L << 20;

    @TempDir
    private Path target;

    private Path jar;
    private ClassArchive archive;

    @BeforeEach
    void aProgram() throws IOException {
        jar = Files.createFile(target.resolve("program.jar"));
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000));
        archive = ClassArchive.of(target, "Program", List.of(jar));
    }

    @Test
    void theFirstRunLeavesTheArchiveThatLaterRunsUse() throws IOException {
        assertThat(archive.options()).isEmpty();
        assertThat(run(0, USEFUL)).isTrue();
        assertThat(archive.options()).first().isEqualTo("-XX:SharedArchiveFile=" + archive.file());
        assertThat(run(0, USEFUL)).as("made again").isFalse();
        assertThat(names())
                .containsExactlyInAnyOrder(
                        "program.jar", archive.file().getFileName().toString());
    }

    @Test
    void aRunThatFailsOrLoadsLittleLeavesNothing() throws IOException {
        run(1, USEFUL);
        run(0, 1_000);
        assertThat(archive.options()).isEmpty();
        assertThat(names()).containsExactly("program.jar");
    }

    @Test
    void aNewerJarMakesItUselessUntilTheNextRun() throws IOException {
        run(0, USEFUL);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(System.currentTimeMillis() + 60_000));
        assertThat(archive.options()).isEmpty();
    }

    @Test
    void runsThatOverlapDoNotDisturbEachOther() throws IOException {
        int code = archive.whileMaking(command(), outer -> {
            run(0, USEFUL);
            write(outer, USEFUL);
            return 0;
        });
        assertThat(code).isZero();
        assertThat(names()).hasSize(2);
    }

    @Test
    void whereItCannotBeKeptTheRunSucceedsAllTheSame() throws IOException {
        Files.createDirectories(archive.file().resolve("in the way"));
        Files.setLastModifiedTime(archive.file(), FileTime.fromMillis(1_000));
        assertThat(run(0, USEFUL)).isTrue();
    }

    /** Whether the JVM was told to make an archive; the program itself is only pretended. */
    private boolean run(int code, long size) {
        List<String> words = new ArrayList<>();
        int seen = archive.whileMaking(command(), process -> {
            words.addAll(process.command());
            write(process, size);
            return code;
        });
        assertThat(seen).isEqualTo(code);
        return words.stream().anyMatch(word -> word.startsWith(MAKES));
    }

    private static ProcessBuilder command() {
        return new ProcessBuilder(new ArrayList<>(List.of("java", "Program")));
    }

    private static void write(ProcessBuilder process, long size) {
        process.command().stream()
                .filter(word -> word.startsWith(MAKES))
                .map(word -> word.substring(MAKES.length()))
                .forEach(name -> {
                    try (RandomAccessFile file = new RandomAccessFile(name, "rw")) {
                        file.setLength(size);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
