package io.chokepoint.local.stack;

import java.nio.file.Path;

/** The folder that holds everything a local platform keeps. */
public record StackDirectory(Path root) {
    public StackDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /** Data of a component. */
    public Path of(String component) {
        return root.resolve(component);
    }

    /** Delta tables that ingest writes and batch reads. */
    public Path lake() {
        return root.resolve("lake");
    }

    /** Log of a component or of a step. */
    public Path log(String name) {
        if (name.equals("clickhouse")) {
            return of(name).resolve("engine.log");
        }
        return root.resolve("logs").resolve(name + ".log");
    }

    Path state() {
        return root.resolve("state.json");
    }

    /** Exists once the demo economy was ingested and computed. */
    Path demoLoaded() {
        return root.resolve("demo-loaded");
    }
}
