package io.chokepoint.warehouse;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One input file of a run, with its ledger.
 *
 * @param dataset unit of publication
 * @param runId run that read the input
 * @param ingestRunId ingest run that brought it into the lake
 * @param source descriptor or typed source
 * @param file name of the file as given
 * @param sha256 SHA-256 of the file in hexadecimal
 * @param rowsIn rows read = accepted + duplicates + quarantined
 * @param accepted rows that entered the lake
 * @param duplicates rows known already
 * @param quarantined rows set aside with a reason
 * @param knownAt when the lake knew the input
 */
public record LineageRow(
        String dataset,
        UUID runId,
        String ingestRunId,
        String source,
        String file,
        String sha256,
        long rowsIn,
        long accepted,
        long duplicates,
        long quarantined,
        Instant knownAt)
        implements FactRow {

    @Override
    public FactTable table() {
        return FactTable.LINEAGE;
    }

    @Override
    public List<Object> values() {
        return List.of(
                dataset, runId, ingestRunId, source, file, sha256, rowsIn, accepted, duplicates, quarantined, knownAt);
    }
}
