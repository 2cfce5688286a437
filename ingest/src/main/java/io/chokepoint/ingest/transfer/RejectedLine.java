package io.chokepoint.ingest.transfer;

import java.io.Serializable;

/**
 * A line that is set aside.
 *
 * @param part of the run
 * @param line its number in the part
 * @param reason name of a {@link io.chokepoint.ingest.value.ReasonCode}
 * @param raw the line as it stands in the file
 */
public record RejectedLine(int part, int line, String reason, String message, String raw) implements Serializable {}
