package io.chokepoint.ingest;

import io.chokepoint.ingest.demo.DemoEconomy;
import io.chokepoint.ingest.descriptor.DescribedSource;
import io.chokepoint.ingest.descriptor.DescriptorReader;
import io.chokepoint.ingest.ethereum.TokenTransfers;
import io.chokepoint.ingest.ethereum.Tokens;
import io.chokepoint.ingest.evidence.Attribution;
import io.chokepoint.ingest.evidence.EvidenceFiles;
import io.chokepoint.ingest.lake.Source;
import io.chokepoint.ingest.read.Reading;
import io.chokepoint.ingest.value.Network;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code demo}: writes the built-in economy as files and takes them like any others. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Writes the demo economy beside the lake, in demo-source, and takes it. Doing it again changes nothing.")
final class DemoCommand implements Callable<Integer> {
    @ParentCommand
    private IngestCommand ingest;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path directory = ingest.lake().toAbsolutePath().normalize().resolveSibling("demo-source");
        DemoEconomy economy = DemoEconomy.write(directory);
        spec.commandLine().getOut().println("demo economy is in " + directory);
        return ingest.ingest(spec.commandLine(), reading -> sources(economy, reading));
    }

    private static List<Source> sources(DemoEconomy economy, Reading reading) {
        List<Source> sources = new ArrayList<>();
        for (Path descriptor : economy.descriptors()) {
            sources.add(DescribedSource.of(DescriptorReader.read(descriptor), reading.configuration()));
        }
        sources.add(TokenTransfers.of(
                DemoEconomy.STABLECOIN_DATASET,
                DemoEconomy.NETWORK,
                List.of(economy.transfers().toUri().toString()),
                List.of(economy.blocks().toUri().toString()),
                Tokens.read(economy.tokens()),
                reading));
        Attribution evidence = new Attribution(
                DemoEconomy.EVIDENCE_DATASET,
                new Network(DemoEconomy.NETWORK),
                DemoEconomy.ORIGIN,
                DemoEconomy.LICENCE,
                null);
        sources.add(
                EvidenceFiles.labels(evidence, SourceOptions.uris(List.of(economy.labels())), reading.configuration()));
        sources.add(
                EvidenceFiles.links(evidence, SourceOptions.uris(List.of(economy.links())), reading.configuration()));
        return sources;
    }
}
