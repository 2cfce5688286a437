package io.chokepoint.batch.run;

import io.chokepoint.local.stack.LocalStack;
import io.chokepoint.local.stack.ModuleProgram;
import io.chokepoint.local.stack.SharedStack;
import io.chokepoint.warehouse.ClickHouseAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The real engine of ClickHouse with its schema, migrated once for all tests of this JVM. */
final class RunStack {
    private static final ClickHouseAccess LOADER = migrated();

    private RunStack() {}

    /** Access as the user that writes runs. */
    static ClickHouseAccess loader() {
        return LOADER;
    }

    private static ClickHouseAccess migrated() {
        LocalStack stack = SharedStack.get().withClickHouse();
        try {
            Process migrate = new ModuleProgram(Path.of(".."), "warehouse", "io.chokepoint.warehouse.Migrate")
                    .process(stack.environment().migrator(), List.of())
                    .inheritIO()
                    .start();
            if (migrate.waitFor() != 0) {
                throw new IllegalStateException("The migrations failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while migrating", e);
        }
        return ClickHouseAccess.fromEnvironment(stack.environment().loader());
    }
}
