package io.chokepoint.warehouse;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Why a run's inputs are not as they were expected to be.
 *
 * @param dataset unit of publication
 * @param runId run that the alarm is about
 * @param ingestRunId ingest run that raised it; empty where batch did
 * @param file name of the file that it is about; empty where it is about none
 * @param subjectId subject that it is about; empty where it is about the whole dataset
 * @param resource resource of that subject; empty where it is about the whole dataset
 * @param code what it is, such as {@code SUM_JUMP}
 * @param message the same with its figures, for people
 * @param knownAt when it was raised
 */
public record AlarmRow(
        String dataset,
        UUID runId,
        String ingestRunId,
        String file,
        String subjectId,
        String resource,
        String code,
        String message,
        Instant knownAt)
        implements FactRow {

    @Override
    public FactTable table() {
        return FactTable.ALARM;
    }

    @Override
    public List<Object> values() {
        return List.of(dataset, runId, ingestRunId, file, subjectId, resource, code, message, knownAt);
    }
}
