package io.chokepoint.ingest.lake;

import java.util.List;

/**
 * The quarantined rows of a run that have one reason.
 *
 * @param reason name of a {@link io.chokepoint.ingest.value.ReasonCode}
 * @param rows how many there are, 1 or more
 * @param examples the first of them
 */
public record SetAside(String reason, long rows, List<Example> examples) {
    public SetAside {
        examples = List.copyOf(examples);
    }

    /**
     * One row.
     *
     * @param file URI
     * @param rowNumber line number in CSV and JSON Lines, where a header is line 1; else position from 1; 0 is the whole file
     */
    public record Example(String file, long rowNumber, String message) {}
}
