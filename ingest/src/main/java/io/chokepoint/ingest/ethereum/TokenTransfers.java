package io.chokepoint.ingest.ethereum;

import static org.apache.spark.sql.functions.col;

import io.chokepoint.indices.Domain;
import io.chokepoint.indices.Resource;
import io.chokepoint.ingest.Fingerprint;
import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.lake.Source;
import io.chokepoint.ingest.lake.Subject;
import io.chokepoint.ingest.read.FileColumn;
import io.chokepoint.ingest.read.Layout;
import io.chokepoint.ingest.read.ReadTask;
import io.chokepoint.ingest.read.Reading;
import io.chokepoint.ingest.read.SourceFile;
import io.chokepoint.ingest.transfer.TransferSource;
import io.chokepoint.ingest.value.Network;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Transfers of ERC-20 tokens as ethereum-etl exports them: CSV, JSON lines or Parquet, with blocks for the time.
 *
 * <p>A transfer is told by (network, transaction_hash, log_index).
 */
public final class TokenTransfers implements Source {
    private static final List<FileColumn> COLUMNS = FileColumn.each(
            "token_address", "from_address", "to_address", "value", "transaction_hash", "log_index", "block_number");

    private final String dataset;
    private final String network;
    private final String id;
    private final List<SourceFile> files;
    private final Tokens tokens;
    private final BlockTimes blocks;

    private TokenTransfers(
            String dataset, String network, String id, List<SourceFile> files, Tokens tokens, BlockTimes blocks) {
        this.dataset = dataset;
        this.network = network;
        this.id = id;
        this.files = files;
        this.tokens = tokens;
        this.blocks = blocks;
    }

    /**
     * The transfers in these files.
     *
     * @param network CAIP-2 id of an Ethereum-like network
     * @param transfers URIs of {@code token_transfers} exports
     * @param blocks URIs of {@code blocks} exports; may be empty if transfers carry {@code block_timestamp}
     * @throws UserError if the network is none, or a file is not readable
     */
    public static TokenTransfers of(
            String dataset,
            String network,
            List<String> transfers,
            List<String> blocks,
            Tokens tokens,
            Reading reading) {
        if (!new Network(network).ethereumLike()) {
            throw new UserError("Network '%s' is not Ethereum-like; write eip155:1 for Ethereum".formatted(network));
        }
        List<SourceFile> blockFiles = files(blocks, reading);
        String meaning = blockFiles.stream().map(SourceFile::sha256).sorted().collect(Collectors.joining(" "));
        return new TokenTransfers(
                dataset,
                network,
                "ethereum-etl@" + Fingerprint.of(network + " " + tokens.fingerprint() + " " + meaning),
                files(transfers, reading),
                tokens,
                blockFiles.isEmpty() ? null : BlockTimes.of(blockFiles, reading));
    }

    @Override
    public String dataset() {
        return dataset;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public LakeTable table() {
        return LakeTable.TRANSFER;
    }

    @Override
    public List<SourceFile> files() {
        return files;
    }

    @Override
    public ReadTask read(int fileIndex, SourceFile file) {
        return new ReadTask(
                fileIndex, file, Layout.flat(Layout.Format.ofName(file.uri()), COLUMNS, List.of("value")), mapper());
    }

    private TransferMapper mapper() {
        Map<String, String> subjectIds = tokens.subjects(dataset, network).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, token -> token.getValue().id()));
        return new TransferMapper(dataset, network, id, subjectIds);
    }

    @Override
    public Optional<TransferSource> typed() {
        Optional<BlockClock> clock = blocks == null ? Optional.of(BlockClock.NONE) : blocks.clock(BlockTimes.FEW);
        return clock.map(times -> new EtlTransfers(mapper(), times));
    }

    @Override
    public Dataset<Row> complete(Dataset<Row> candidates) {
        Column ours = col("source").equalTo(id);
        return blocks == null ? BlockTimes.timed(candidates, ours) : blocks.complete(candidates, ours);
    }

    @Override
    public List<Subject> subjects() {
        return List.copyOf(tokens.subjects(dataset, network).values());
    }

    @Override
    public List<Subject> undeclared(Dataset<Row> accepted) {
        return undeclared(accepted.where(col("source").equalTo(id)).select("token").distinct().collectAsList().stream()
                .map(row -> row.getString(0))
                .toList());
    }

    @Override
    public List<Subject> undeclared(Collection<String> accepted) {
        Map<String, Subject> declared = tokens.subjects(dataset, network);
        return accepted.stream()
                .filter(token -> !declared.containsKey(token))
                .map(this::unnamed)
                .toList();
    }

    private Subject unnamed(String token) {
        return new Subject(
                dataset,
                TransferMapper.unnamed(network, token),
                "ERC-20 token " + token,
                Domain.DEFI,
                network,
                "erc20",
                Resource.TOKEN_BALANCE,
                // Decimals are the contract's to say; until somebody declares them, amounts are what the chain counts.
                "base units",
                0,
                tokens.licence(),
                tokens.origin());
    }

    private static List<SourceFile> files(List<String> uris, Reading reading) {
        return uris.stream()
                .map(uri -> SourceFile.at(uri, reading.configuration()))
                .toList();
    }
}
