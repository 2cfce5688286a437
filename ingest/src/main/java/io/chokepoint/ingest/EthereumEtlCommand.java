package io.chokepoint.ingest;

import io.chokepoint.ingest.ethereum.TokenTransfers;
import io.chokepoint.ingest.ethereum.Tokens;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ethereum-etl}: token transfers with their blocks. */
@Command(
        name = "ethereum-etl",
        mixinStandardHelpOptions = true,
        description = "Takes token_transfers that ethereum-etl exported (CSV, JSON lines, Parquet).")
final class EthereumEtlCommand implements Callable<Integer> {
    @ParentCommand
    private IngestCommand ingest;

    @Spec
    private CommandSpec spec;

    @Option(names = "--network", paramLabel = "ID", required = true, description = "CAIP-2 id, such as eip155:1.")
    private String network;

    @Option(names = "--dataset", paramLabel = "ID", required = true, description = "Name of the data set.")
    private String dataset;

    @Option(
            names = "--token-transfers",
            paramLabel = "FILE",
            required = true,
            description = "Export of token_transfers; may be repeated.")
    private List<Path> transfers;

    @Option(
            names = "--blocks",
            paramLabel = "FILE",
            description =
                    "Export of the blocks, for the time; may be repeated. Not needed if transfers have block_timestamp.")
    private List<Path> blocks = List.of();

    @Option(
            names = "--tokens",
            paramLabel = "FILE",
            description = "YAML that says which tokens are which subjects; others are <network>/erc20:<address>.")
    private Path tokens;

    @Mixin
    private ReplayOption replay;

    @Override
    public Integer call() {
        String name = SourceOptions.dataset(dataset);
        Tokens named = tokens == null ? Tokens.NONE : Tokens.read(tokens);
        return ingest.ingest(
                spec.commandLine(),
                replay.run(),
                reading -> List.of(TokenTransfers.of(
                        name, network, SourceOptions.uris(transfers), SourceOptions.uris(blocks), named, reading)));
    }
}
