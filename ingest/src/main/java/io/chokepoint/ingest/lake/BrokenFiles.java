package io.chokepoint.ingest.lake;

import io.chokepoint.ingest.read.RefusedFile;
import io.chokepoint.ingest.value.ReasonCode;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkThrowable;

/** Finds the broken file behind a failure of Spark, which by then has run for a while. */
final class BrokenFiles {
    private static final String FAILED_READ = "FAILED_READ_FILE";

    private BrokenFiles() {}

    /** The refusal of the input that could not be read; empty if the failure is about anything else. */
    static Optional<RefusedFile> refusal(Exception failure, List<Input> inputs) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SparkThrowable spark
                    && String.valueOf(spark.getCondition()).startsWith(FAILED_READ)) {
                String path = String.valueOf(spark.getMessageParameters().get("path"));
                String why = cause.getCause() == null
                        ? ""
                        : String.valueOf(cause.getCause().getMessage());
                for (Input input : inputs) {
                    if (path.endsWith(input.file().uri().replaceFirst("^file:/*", "/"))) {
                        return Optional.of(new RefusedFile(
                                ReasonCode.FILE_MALFORMED,
                                input.file().uri(),
                                "it is damaged: " + why.lines().findFirst().orElse("Spark cannot read it")));
                    }
                }
            }
        }
        return Optional.empty();
    }
}
