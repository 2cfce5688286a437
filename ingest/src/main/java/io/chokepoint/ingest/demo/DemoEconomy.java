package io.chokepoint.ingest.demo;

import java.nio.file.Path;
import java.util.List;

/**
 * The built-in economy: one invented year in all four domains, written as the files that real sources would give.
 *
 * <p>Some of it is truly spread and some decentralised in name only; {@code demo/README.md} tells which. The same files
 * come out on every machine.
 *
 * @param descriptors descriptors of the files that need one
 * @param transfers token transfers of the stablecoins, as ethereum-etl exports them
 * @param blocks the blocks of these transfers
 * @param tokens which token is which stablecoin
 * @param labels which entities are behind some of the stablecoins' holders
 * @param links which of these holders are one party
 */
public record DemoEconomy(List<Path> descriptors, Path transfers, Path blocks, Path tokens, Path labels, Path links) {
    /** The data set of the stablecoins' transfers. */
    public static final String STABLECOIN_DATASET = "demo-stablecoin";

    /** The data set of the demo's labels and links. */
    public static final String EVIDENCE_DATASET = "demo-evidence";

    /** Where the demo's evidence is from, and under which licence. */
    public static final String ORIGIN = "Chokepoint demo economy";

    public static final String LICENCE = "Apache-2.0";

    /** The network that the demo's tokens live on: a chain id for development, not a real network. */
    public static final String NETWORK = "eip155:31337";

    private static final List<String> DESCRIPTORS = List.of(
            "harbor-swap-liquidity.yaml",
            "harbor-swap-fees.yaml",
            "harbor-swap-allocation.yaml",
            "tidal-lend-fees.yaml",
            "lantern-stake-rewards.yaml",
            "value-locked.yaml",
            "meridian-dao-voting-power.yaml",
            "meridian-dao-votes.yaml",
            "meridian-dao-grants.yaml",
            "commons-guild-voting-power.yaml",
            "commons-guild-votes.yaml",
            "commons-guild-grants.yaml",
            "stablecoin-supply.yaml",
            "loom-capacity.yaml",
            "loom-nodes-by-host.yaml",
            "loom-nodes-by-country.yaml",
            "loom-inference-by-provider.yaml",
            "loom-inference-by-lab.yaml");

    /** Writes the economy into a directory. Files that stand there with the same contents are left alone. */
    public static DemoEconomy write(Path directory) {
        DemoFolder folder = new DemoFolder(directory);
        DefiDemo.write(folder);
        DaoDemo.write(folder);
        StablecoinDemo.write(folder);
        ComputeDemo.write(folder);
        folder.copy("README.md");
        return new DemoEconomy(
                DESCRIPTORS.stream().map(folder::copy).toList(),
                directory.resolve("stablecoin-token-transfers.csv"),
                directory.resolve("stablecoin-blocks.csv"),
                directory.resolve("tokens.yaml"),
                directory.resolve("labels.csv"),
                directory.resolve("links.csv"));
    }
}
