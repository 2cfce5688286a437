package io.chokepoint.ingest;

import io.chokepoint.ingest.evidence.Attribution;
import io.chokepoint.ingest.evidence.EvidenceFiles;
import io.chokepoint.ingest.read.Reading;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code labels}: which entities are behind holders. */
@Command(
        name = "labels",
        mixinStandardHelpOptions = true,
        description = "Takes labels: columns address (or holder), entity, confidence, and class where there is one.")
final class LabelsCommand extends EvidenceCommand {
    @Override
    EvidenceFiles files(Attribution attribution, List<String> uris, Reading reading) {
        return EvidenceFiles.labels(attribution, uris, reading.configuration());
    }
}
