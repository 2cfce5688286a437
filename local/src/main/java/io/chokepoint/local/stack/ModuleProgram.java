package io.chokepoint.local.stack;

import io.chokepoint.local.PlatformException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * A program of another module, run as a process from what the build left in its {@code target}.
 *
 * @param project   folder of the parent build
 * @param module    such as {@code ingest}
 * @param mainClass null for the API, which runs from its own jar
 */
public record ModuleProgram(Path project, String module, String mainClass) {
    static final String VERSION = "0.1.0";

    private static final String CLASS_PATH = "runtime-classpath.txt";

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

    /** Deletes published runs that read some ingest runs. */
    public static ModuleProgram purge(Path project) {
        return new ModuleProgram(project, "warehouse", "io.chokepoint.warehouse.PurgeRuns");
    }

    /** Measures what the others cost. */
    public static ModuleProgram bench(Path project) {
        return new ModuleProgram(project, "bench", "io.chokepoint.bench.Main");
    }

    /** Serves GraphQL. */
    public static ModuleProgram api(Path project) {
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
            command.addAll(archive().options());
            command.addAll(List.of("-cp", classPath(), mainClass));
        }
        command.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(Path.of("").toAbsolutePath().toFile());
        process.environment().putAll(variables);
        return process;
    }

    /**
     * Runs it to its end. The first run that succeeds leaves its parsed classes in the {@code target} folder, so that later
     * ones start faster.
     *
     * @param variables added to the environment
     * @param runner    that starts the process, waits for its end and gives its exit code
     * @return the exit code
     * @throws PlatformException if the module is not built
     */
    public int run(Map<String, String> variables, List<String> arguments, ToIntFunction<ProcessBuilder> runner) {
        ProcessBuilder process = process(variables, arguments);
        return mainClass == null ? runner.applyAsInt(process) : archive().whileMaking(process, runner);
    }

    /** @throws PlatformException if the build left nothing to run */
    void requireBuilt() {
        process(Map.of(), List.of());
    }

    private ClassArchive archive() {
        List<Path> sources = new ArrayList<>(List.of(folder().resolve("src/main/jvm/options")));
        for (String jar : classPath().split(File.pathSeparator)) {
            sources.add(Path.of(jar));
        }
        return ClassArchive.of(folder().resolve("target"), mainClass, sources);
    }

    private Path jar() {
        return built("chokepoint-%s-%s.jar".formatted(module, VERSION));
    }

    private String classPath() {
        Path dependencies = built(CLASS_PATH);
        try {
            return jar() + File.pathSeparator + Files.readString(dependencies).trim();
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
