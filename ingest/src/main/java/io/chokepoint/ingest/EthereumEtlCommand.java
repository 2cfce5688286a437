package io.chokepoint.ingest;

import io.chokepoint.ingest.ethereum.TokenTransfers;
import io.chokepoint.ingest.ethereum.Tokens;
import io.chokepoint.ingest.event.EventLogs;
import io.chokepoint.ingest.lake.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ethereum-etl}: token transfers or logs, with their blocks. */
@Command(
        name = "ethereum-etl",
        mixinStandardHelpOptions = true,
        description = {
            "Takes token_transfers or logs that ethereum-etl exported (CSV, JSON lines, Parquet).",
            "Logs are taken as transfers of ERC-20, ERC-721 and ERC-1155 tokens and of delegated votes, as what issuers",
            "freeze, pause, seize, mint and burn, and as votes of Governors; logs of other events are no rows."
        })
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
            description = "Export of token_transfers; may be repeated.")
    private List<Path> transfers = List.of();

    @Option(names = "--logs", paramLabel = "FILE", description = "Export of logs; may be repeated.")
    private List<Path> logs = List.of();

    @Option(
            names = "--node-logs",
            paramLabel = "FILE",
            description = "A node's answer to eth_getLogs, JSON; may be repeated.")
    private List<Path> nodeLogs = List.of();

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
        if (transfers.isEmpty() && logs.isEmpty() && nodeLogs.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "Name what to take: --token-transfers, --logs or --node-logs FILE");
        }
        List<String> times = SourceOptions.uris(blocks);
        return ingest.ingest(spec.commandLine(), replay.run(), reading -> {
            List<Source> sources = new ArrayList<>();
            if (!transfers.isEmpty()) {
                sources.add(TokenTransfers.of(name, network, SourceOptions.uris(transfers), times, named, reading));
            }
            if (!logs.isEmpty()) {
                sources.addAll(
                        EventLogs.of(name, network, SourceOptions.uris(logs), EventLogs.Form.EXPORT, times, reading));
            }
            if (!nodeLogs.isEmpty()) {
                sources.addAll(EventLogs.of(
                        name, network, SourceOptions.uris(nodeLogs), EventLogs.Form.ANSWER, times, reading));
            }
            return sources;
        });
    }
}
