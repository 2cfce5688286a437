package io.chokepoint.ingest;

import io.chokepoint.ingest.evidence.Attribution;
import io.chokepoint.ingest.evidence.EvidenceFiles;
import io.chokepoint.ingest.read.Reading;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code labels}: which entities are behind holders. */
@Command(
        name = "labels",
        mixinStandardHelpOptions = true,
        description = {
            "Takes labels: columns address (or holder), entity, confidence; class where there is one;",
            "from and until, dates, where a label holds for some days only: until is the first day after."
        })
final class LabelsCommand extends EvidenceCommand {
    @Option(
            names = "--personal",
            description =
                    "The entities may be private persons: brings their holders together and never publishes a name.")
    private boolean personal;

    @Override
    boolean personal() {
        return personal;
    }

    @Override
    EvidenceFiles files(Attribution attribution, List<String> uris, Reading reading) {
        return EvidenceFiles.labels(attribution, uris, reading.configuration());
    }
}
