package io.chokepoint.ingest.collect.ethereum;

import com.fasterxml.jackson.databind.JsonNode;
import io.chokepoint.ingest.collect.CollectFailure;
import io.chokepoint.ingest.collect.CollectFault;
import io.chokepoint.ingest.collect.JsonShape;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a page of logs says of its blocks.
 *
 * @param records how many logs it has
 * @param blocks those that have logs which hold, by number
 * @param removed those that have logs which the node has removed
 */
record LogPage(int records, Map<Long, OfBlock> blocks, Set<Long> removed) {
    private static final JsonShape SHAPE = JsonShape.list(
            List.of("result"), "address", "topics", "data", "blockNumber", "blockHash", "transactionHash", "logIndex");

    /**
     * The logs of a block.
     *
     * @param hash of the block that they are in
     * @param logs how many, 1 or more
     * @param timed whether each says when the block was made
     */
    record OfBlock(String hash, int logs, boolean timed) {}

    /**
     * Checks a page.
     *
     * @throws CollectFailure if it is not of the shape, has logs of other blocks or contracts, or two blocks of one number
     */
    static LogPage of(URI url, byte[] bytes, JsonNode content, String contract, BlockRange range) {
        int records = SHAPE.count(url, bytes);
        Map<Long, OfBlock> blocks = new TreeMap<>();
        Set<Long> removed = new HashSet<>();
        for (JsonNode log : content.path("result")) {
            long number = Quantity.parse(url, "blockNumber", log.path("blockNumber"));
            if (!range.has(number)
                    || !contract.equalsIgnoreCase(log.path("address").asText())) {
                throw new CollectFailure(
                        CollectFault.INCONSISTENT,
                        url,
                        "a log of %s in block %d answers the question for %s in %s"
                                .formatted(log.path("address").asText(), number, contract, range));
            }
            if (log.path("removed").asBoolean()) {
                removed.add(number);
                continue;
            }
            OfBlock here = new OfBlock(log.path("blockHash").asText(), 1, log.hasNonNull("blockTimestamp"));
            OfBlock before = blocks.put(number, here);
            if (before != null) {
                if (!before.hash().equals(here.hash())) {
                    throw new CollectFailure(
                            CollectFault.INCONSISTENT,
                            url,
                            "block %d is %s as well as %s".formatted(number, before.hash(), here.hash()));
                }
                blocks.put(number, new OfBlock(here.hash(), before.logs() + 1, before.timed() && here.timed()));
            }
        }
        return new LogPage(records, blocks, removed);
    }
}
