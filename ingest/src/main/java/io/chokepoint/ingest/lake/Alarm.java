package io.chokepoint.ingest.lake;

import io.chokepoint.ingest.read.RefusedFile;
import io.chokepoint.ingest.value.ReasonCode;

/**
 * Why a file is not plausible.
 *
 * @param file URI of the file
 * @param blocks whether it is refused for that, rather than taken with a warning
 */
public record Alarm(String dataset, String source, String file, ReasonCode code, boolean blocks, String message) {

    /** The refusal that it amounts to. */
    RefusedFile refusal() {
        return new RefusedFile(code, file, message);
    }
}
