package io.chokepoint.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.local.PlatformException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleProgramTest {
    @TempDir
    private Path project;

    @Test
    void runsTheJarWithItsDependenciesAndItsJvmOptions() throws IOException {
        Path target = Files.createDirectories(project.resolve("batch/target"));
        Path jar = Files.createFile(target.resolve("chokepoint-batch-0.1.0.jar"));
        Files.writeString(target.resolve("runtime-classpath.txt"), "/m2/spark.jar\n");
        Path options =
                Files.createDirectories(project.resolve("batch/src/main/jvm")).resolve("options");
        Files.writeString(options, "-Xmx2g\n");

        ProcessBuilder process = ModuleProgram.batch(project).process(Map.of("A", "b"), List.of("--lake", "x"));

        assertThat(process.command().subList(1, process.command().size()))
                .containsExactly(
                        "@" + options, "-cp", jar + ":/m2/spark.jar", "io.chokepoint.batch.Main", "--lake", "x");
        assertThat(process.environment()).containsEntry("A", "b");
    }

    @Test
    void aModuleThatIsNotBuiltIsNamedWithTheCommandThatBuildsIt() {
        assertThatThrownBy(() -> ModuleProgram.ingest(project).process(Map.of(), List.of()))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("Module ingest is not built")
                .hasMessageContaining("mvn -q -Dquick package -pl ingest -am");
    }
}
