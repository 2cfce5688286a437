package io.chokepoint.ingest.lake;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.RuntimeConfig;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** For tests of hundreds of thousands of rows: Spark compiles their plans. Others have few rows, for which that is not worth it. */
public final class CompiledPlans implements BeforeAllCallback, AfterAllCallback {
    private static final Map<String, String> COMPILED =
            Map.of("spark.sql.codegen.wholeStage", "true", "spark.sql.codegen.factoryMode", "FALLBACK");

    private final Map<String, String> before = new HashMap<>();

    @Override
    public void beforeAll(ExtensionContext test) {
        RuntimeConfig settings = TestLake.spark().conf();
        COMPILED.forEach((setting, value) -> {
            before.put(setting, settings.get(setting));
            settings.set(setting, value);
        });
    }

    @Override
    public void afterAll(ExtensionContext test) {
        before.forEach(TestLake.spark().conf()::set);
    }
}
