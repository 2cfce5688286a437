package io.chokepoint.ingest;

import io.chokepoint.ingest.evidence.Attribution;
import io.chokepoint.ingest.evidence.EvidenceFiles;
import io.chokepoint.ingest.read.Reading;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code links}: which holders are one party. */
@Command(
        name = "links",
        mixinStandardHelpOptions = true,
        description = {
            "Takes links: columns address and other_address (or holder and other_holder), confidence;",
            "from and until, dates, where a link holds for some days only: until is the first day after."
        })
final class LinksCommand extends EvidenceCommand {
    @Override
    EvidenceFiles files(Attribution attribution, List<String> uris, Reading reading) {
        return EvidenceFiles.links(attribution, uris, reading.configuration());
    }
}
