package io.chokepoint.local.stack;

import io.chokepoint.local.PlatformException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program of another module, run as a process from what the build left in its {@code target}.
 *
 * @param project   folder of the parent build
 * @param module    such as {@code ingest}
 * @param mainClass null for the API, which runs from its own jar
 */
public record ModuleProgram(Path project, String module, String mainClass) {
    static final String VERSION = "0.1.0";

    static ModuleProgram migrate(Path project) {
        return new ModuleProgram(project, "warehouse", "io.chokepoint.warehouse.Migrate");
    }

    /** Brings sources into the lake. */
    public static ModuleProgram ingest(Path project) {
        return new ModuleProgram(project, "ingest", "io.chokepoint.ingest.Main");
    }

    /** Computes indices from the lake. */
    public static ModuleProgram batch(Path project) {
        return new ModuleProgram(project, "batch", "io.chokepoint.batch.Main");
    }

    static ModuleProgram api(Path project) {
        return new ModuleProgram(project, "api", null);
    }

    /**
     * The process that runs it, not started.
     *
     * @param variables added to the environment
     * @throws PlatformException if the module is not built
     */
    public ProcessBuilder process(Map<String, String> variables, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Path options = folder().resolve("src/main/jvm/options");
        if (Files.exists(options)) {
            command.add("@" + options);
        }
        if (mainClass == null) {
            command.addAll(List.of("-jar", built("quarkus-app/quarkus-run.jar").toString()));
        } else {
            command.addAll(List.of("-cp", classPath(), mainClass));
        }
        command.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(Path.of("").toAbsolutePath().toFile());
        process.environment().putAll(variables);
        return process;
    }

    /** @throws PlatformException if the build left nothing to run */
    void requireBuilt() {
        process(Map.of(), List.of());
    }

    private String classPath() {
        Path dependencies = built("runtime-classpath.txt");
        try {
            return built("chokepoint-%s-%s.jar".formatted(module, VERSION))
                    + System.getProperty("path.separator")
                    + Files.readString(dependencies).trim();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + dependencies, e);
        }
    }

    private Path built(String artefact) {
        Path file = folder().resolve("target").resolve(artefact);
        if (!Files.exists(file)) {
            throw new PlatformException("Module %s is not built: %s is missing; build it with: mvn -q -Dquick package"
                            .formatted(module, file)
                    + " -pl " + module + " -am");
        }
        return file;
    }

    private Path folder() {
        return project.resolve(module);
    }
}
