package io.chokepoint.ingest;

import io.chokepoint.ingest.evidence.Attribution;
import io.chokepoint.ingest.evidence.EvidenceFiles;
import io.chokepoint.ingest.read.Reading;
import io.chokepoint.ingest.value.Confidence;
import io.chokepoint.ingest.value.Network;
import io.chokepoint.ingest.value.RowRejected;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What {@code labels} and {@code links} have in common. */
abstract class EvidenceCommand implements Callable<Integer> {
    @ParentCommand
    private IngestCommand ingest;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--dataset",
            paramLabel = "ID",
            required = true,
            description = "Name of the data set; one without subjects. A later run may restate what it says.")
    private String dataset;

    @Option(
            names = "--network",
            paramLabel = "ID",
            required = true,
            description = "CAIP-2 id such as eip155:1, whose addresses are checked, or a slug.")
    private String network;

    @Option(
            names = "--source",
            paramLabel = "TEXT",
            required = true,
            description = "Where this is from, as readers are to see it.")
    private String source;

    @Option(
            names = "--licence",
            paramLabel = "TEXT",
            required = true,
            description = "Under which licence, such as CC0-1.0; unknown if it is not known.")
    private String licence;

    @Option(
            names = "--confidence",
            paramLabel = "0..1",
            description = "Of rows that have none themselves; needed for files without a column confidence.")
    private String confidence;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            required = true,
            arity = "1..*",
            description =
                    "CSV with a header, JSON lines or Parquet, plain or compressed; one or more, may be repeated.")
    private List<Path> files;

    @Mixin
    private ReplayOption replay;

    @Override
    public Integer call() {
        Attribution attribution = new Attribution(
                SourceOptions.dataset(dataset),
                new Network(network),
                said("--source", source),
                said("--licence", licence),
                confidence == null ? null : number(confidence),
                personal());
        return ingest.ingest(
                spec.commandLine(),
                replay.run(),
                reading -> List.of(files(attribution, SourceOptions.uris(files), reading)));
    }

    /** Whether the entities may be private persons. */
    boolean personal() {
        return false;
    }

    abstract EvidenceFiles files(Attribution attribution, List<String> uris, Reading reading);

    private static String said(String option, String text) {
        if (text.isBlank()) {
            throw new UserError("%s is blank; say it in words".formatted(option));
        }
        return text.strip();
    }

    private static double number(String confidence) {
        try {
            return Confidence.parse(confidence);
        } catch (RowRejected none) {
            throw new UserError("--confidence: " + none.getMessage(), none);
        }
    }
}
