package io.chokepoint.bench;

import io.chokepoint.bench.race.Contestant;
import io.chokepoint.local.stack.ModuleProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * A program that computes indices from transfers, run as the platform runs its modules.
 *
 * @param name       short, for tables
 * @param program    of a module
 * @param jvmOptions of its process, besides the module's own
 * @param job        what it works on
 */
record IndexProgram(String name, ModuleProgram program, List<String> jvmOptions, IndexJob job) implements Contestant {
    /** Both contestants get as many. */
    static final int THREADS = 2;

    /** The platform's engine, with the job's options alone. */
    static IndexProgram engine(Path project, IndexJob job) {
        return new IndexProgram(
                "engine",
                new ModuleProgram(project, "batch", "io.chokepoint.batch.transfers.TransferIndices"),
                List.of(
                        "-Dspark.master=local[%d]".formatted(THREADS),
                        "-Dspark.driver.bindAddress=127.0.0.1",
                        "-Dspark.driver.host=127.0.0.1"),
                job);
    }

    /** DuckDB in a process of its own. */
    static IndexProgram duckDb(Path project, IndexJob job) {
        return new IndexProgram(
                "duckdb", new ModuleProgram(project, "bench", "io.chokepoint.bench.duckdb.DuckDbPeer"), List.of(), job);
    }

    IndexProgram named(String other) {
        return new IndexProgram(other, program, jvmOptions, job);
    }

    @Override
    public int run(ToIntFunction<ProcessBuilder> runner) {
        if (job.closing() != null) {
            WorkFolder.remove(job.closing());
        }
        return program.run(Map.of(), job.arguments(), process -> {
            process.command().addAll(1, jvmOptions);
            return runner.applyAsInt(process);
        });
    }
}
