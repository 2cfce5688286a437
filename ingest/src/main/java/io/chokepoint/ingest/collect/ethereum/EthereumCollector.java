package io.chokepoint.ingest.collect.ethereum;

import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.collect.CollectRun;
import io.chokepoint.ingest.collect.Collector;
import io.chokepoint.ingest.collect.SourceHost;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Logs of contracts from a node, by {@code eth_getLogs}.
 *
 * <p>There is no node for everybody: its place is named with {@code --base-url node=URL}.
 */
public final class EthereumCollector implements Collector {
    /** Two epochs of Ethereum, after which its blocks are final. */
    private static final long FINALITY = 64;

    private static final String NODE = "node";
    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final Pattern DEPTH = Pattern.compile("finality:(\\d{1,9})");

    @Override
    public String source() {
        return "ethereum";
    }

    @Override
    public String names() {
        return "contracts as ADDRESS:FIRST-BLOCK, one at least; finality:N where blocks are final at another depth than %d;"
                        .formatted(FINALITY)
                + " needs --base-url node=URL";
    }

    @Override
    public List<SourceHost> hosts() {
        return List.of(SourceHost.toBeNamed(NODE, INTERVAL));
    }

    @Override
    public void collect(CollectRun run, List<String> names) {
        long finality = FINALITY;
        List<WatchedContract> contracts = new ArrayList<>();
        for (String name : names) {
            Matcher depth = DEPTH.matcher(name);
            if (depth.matches()) {
                finality = Long.parseLong(depth.group(1));
            } else {
                contracts.add(WatchedContract.parse(name));
            }
        }
        if (contracts.isEmpty()) {
            throw new UserError("Source 'ethereum' needs names: " + names());
        }
        URI url = run.url(NODE, "");
        Node node = new Node(run, url);
        String network = node.network();
        for (WatchedContract contract : contracts) {
            new LogSweep(run, node, network, contract, finality).run();
        }
    }
}
