package io.chokepoint.ingest.collect.ethereum;

import io.chokepoint.ingest.collect.CollectFailure;
import io.chokepoint.ingest.collect.CollectFault;
import io.chokepoint.ingest.collect.CollectRun;
import io.chokepoint.ingest.collect.ManifestEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The logs of one contract, range by range up to the newest block.
 *
 * <p>Blocks that are not deep enough to be final are asked for again by the next run, whose pages then hold. Each page lands
 * after the headers of its blocks: of the last one, so that a node which does not have it yet is not taken for one without
 * logs; of the newest final one, by which the next run knows that it goes on in the same chain; and of those whose logs do
 * not say when their block was made.
 */
final class LogSweep {
    private static final long FIRST_WIDTH = 1_000;
    private static final long MOST_WIDTH = 100_000;
    private static final int BATCH = 50;
    private static final int MOST_MOVES = 5;

    private final CollectRun run;
    private final Node node;
    private final WatchedContract contract;
    private final long finality;
    private final String logs;
    private final String blocks;
    private final Map<Long, LogPage.OfBlock> before = new HashMap<>();

    /** @param finality how many blocks stand on top of one that is final, 0 or more */
    LogSweep(CollectRun run, Node node, String network, WatchedContract contract, long finality) {
        this.run = run;
        this.node = node;
        this.contract = contract;
        this.finality = finality;
        this.logs = LandedLogs.logsOf(network, contract.address());
        this.blocks = LandedLogs.blocksOf(network, contract.address());
    }

    /** @throws CollectFailure if the node refuses even one block, or does not answer consistently; what landed stays */
    void run() {
        node.countOn(logs);
        node.countOn(blocks);
        long head = node.head();
        long from = begin();
        long width = FIRST_WIDTH;
        int moves = 0;
        while (from <= head) {
            BlockRange range = new BlockRange(from, Math.min(head, from + width - 1));
            try {
                if (page(range, head)) {
                    from = range.to() + 1;
                    width = Math.min(MOST_WIDTH, width + Math.max(1, width / 4));
                    moves = 0;
                } else if (++moves > MOST_MOVES) {
                    throw new CollectFailure(
                            CollectFault.INCONSISTENT,
                            node.url(),
                            "the logs of %s are of other blocks than their headers".formatted(range));
                }
            } catch (TooMuch refused) {
                if (range.width() == 1) {
                    throw refused.failure();
                }
                width = range.width() / 2;
            }
        }
    }

    /** @return the block to go on with: after the last one that is final and still in the chain */
    private long begin() {
        ManifestEntry last = run.last(logs).orElse(null);
        if (last == null) {
            return contract.first();
        }
        long next = Long.parseLong(last.next());
        boolean moved = false;
        List<ManifestEntry> landed = run.zone().entries(blocks);
        for (int at = landed.size() - 1; at >= 0; at--) {
            for (Header header : LandedLogs.headers(run.zone(), landed.get(at))) {
                if (header.number() < next) {
                    if (header(header.number()).hash().equals(header.hash())) {
                        long common = moved ? header.number() + 1 : next;
                        remember(common);
                        return common;
                    }
                    moved = true;
                    next = header.number();
                }
            }
        }
        remember(contract.first());
        return contract.first();
    }

    private Header header(long number) {
        return Header.of(
                        node.url(),
                        node.headers(blocks, new BlockRange(number, number), List.of(number))
                                .content())
                .get(0);
    }

    private void remember(long next) {
        for (LandedLogs.Page page : LandedLogs.pages(run.zone(), logs.substring(logs.indexOf('/') + 1))) {
            if (page.asked().to() >= next) {
                LandedLogs.blocks(run.zone(), page, contract.address()).forEach((number, block) -> {
                    if (page.live().stream().anyMatch(range -> range.has(number))) {
                        before.put(number, block);
                    }
                });
            }
        }
    }

    /** @return whether it landed; if not, the chain has moved between two questions */
    private boolean page(BlockRange range, long head) throws TooMuch {
        Node.Reply reply = node.logs(logs, contract.address(), range);
        LogPage page = LogPage.of(node.url(), reply.answer().body(), reply.content(), contract.address(), range);
        List<Node.Reply> headers = headers(range, page, head);
        for (Node.Reply batch : headers) {
            for (Header header : Header.of(node.url(), batch.content())) {
                LogPage.OfBlock here = page.blocks().get(header.number());
                if (here != null && !here.hash().equals(header.hash())) {
                    return false;
                }
                if (!page.removed().contains(header.number())) {
                    checkNothingIsLost(header, here);
                }
            }
        }
        for (Node.Reply batch : headers) {
            run.land(batch.request(), batch.answer(), batch.content().size(), null);
        }
        long next = Math.max(contract.first(), Math.min(range.to(), head - finality) + 1);
        run.land(reply.request(), reply.answer(), page.records(), String.valueOf(next));
        return true;
    }

    private List<Node.Reply> headers(BlockRange range, LogPage page, long head) {
        TreeSet<Long> wanted = new TreeSet<>();
        wanted.add(range.to());
        if (range.has(head - finality)) {
            wanted.add(head - finality);
        }
        before.keySet().stream().filter(range::has).forEach(wanted::add);
        page.blocks().forEach((number, block) -> {
            if (!block.timed()) {
                wanted.add(number);
            }
        });
        List<Long> numbers = List.copyOf(wanted);
        List<Node.Reply> replies = new ArrayList<>();
        for (int at = 0; at < numbers.size(); at += BATCH) {
            List<Long> batch = numbers.subList(at, Math.min(numbers.size(), at + BATCH));
            Node.Reply reply = node.headers(blocks, range, batch);
            List<Long> answered = Header.of(node.url(), reply.content()).stream()
                    .map(Header::number)
                    .toList();
            if (answered.size() != batch.size() || !answered.containsAll(batch)) {
                throw new CollectFailure(
                        CollectFault.INCONSISTENT,
                        node.url(),
                        "blocks %s answer the question for %s".formatted(answered, batch));
            }
            replies.add(reply);
        }
        return replies;
    }

    // A block does not change: if it has its hash still, it has its logs still.
    private void checkNothingIsLost(Header header, LogPage.OfBlock here) {
        LogPage.OfBlock then = before.get(header.number());
        int now = here == null ? 0 : here.logs();
        if (then != null && then.hash().equals(header.hash()) && now != then.logs()) {
            throw new CollectFailure(
                    now == 0 ? CollectFault.EMPTY_PAGE : CollectFault.INCONSISTENT,
                    node.url(),
                    "block %d has %d logs of %s, where it had %d"
                            .formatted(header.number(), now, contract.address(), then.logs()));
        }
    }
}
