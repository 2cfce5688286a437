package io.chokepoint.ingest.event;

import io.chokepoint.indices.Domain;
import io.chokepoint.indices.Resource;
import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.lake.Subject;
import io.chokepoint.ingest.value.RowRejected;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What goes through pools of Uniswap v2 and v3 on a day, by token: what swaps put in, by the account that calls the pool; what is
 * collected of v3 positions, and of the protocol's own fees, by whom it is paid to.
 *
 * <p>An event names neither the tokens nor the fee: subjects are of {@code token0} and {@code token1}. The fee is the same part
 * of all that is put into a pool, so that accounts have the shares of what is put in that they have of the fees paid.
 */
final class PoolLogs implements LogRows {
    private static final long serialVersionUID = 1L;

    private static final String V2 = "uniswap-v2";
    private static final String V3 = "uniswap-v3";
    private static final String SWAPPED = "swapped";
    private static final String PROTOCOL_FEES = "protocol-fees";

    static final EventType SWAP_V2 =
            EventType.declared("Swap(address indexed, uint256, uint256, uint256, uint256, address indexed)");
    static final EventType SWAP_V3 =
            EventType.declared("Swap(address indexed, address indexed, int256, int256, uint160, uint128, int24)");
    static final EventType COLLECT =
            EventType.declared("Collect(address indexed, address, int24 indexed, int24 indexed, uint128, uint128)");
    static final EventType COLLECT_PROTOCOL =
            EventType.declared("CollectProtocol(address indexed, address indexed, uint128, uint128)");
    private static final Set<String> TOPICS =
            Set.of(SWAP_V2.topic(), SWAP_V3.topic(), COLLECT.topic(), COLLECT_PROTOCOL.topic());

    @Override
    public LakeTable table() {
        return LakeTable.HOLDING;
    }

    @Override
    public Set<String> topics() {
        return TOPICS;
    }

    @Override
    public List<Object[]> of(EventLog log, Origin origin) throws RowRejected {
        String event = log.topics().get(0);
        if (event.equals(SWAP_V2.topic())) {
            EventType.Values values = SWAP_V2.values(log);
            return rows(log, origin, V2, SWAPPED, values.address(0), values.number(1), values.number(2));
        }
        if (event.equals(SWAP_V3.topic())) {
            EventType.Values values = SWAP_V3.values(log);
            return rows(log, origin, V3, SWAPPED, values.address(0), values.number(2), values.number(3));
        }
        if (event.equals(COLLECT.topic())) {
            EventType.Values values = COLLECT.values(log);
            return rows(log, origin, V3, "collected", values.address(1), values.number(4), values.number(5));
        }
        EventType.Values values = COLLECT_PROTOCOL.values(log);
        return rows(log, origin, V3, PROTOCOL_FEES, values.address(1), values.number(2), values.number(3));
    }

    /** A row for each token of which the amount is more than 0; less than 0 is what a v3 pool gives out in a swap. */
    private static List<Object[]> rows(
            EventLog log, Origin origin, String protocol, String act, String account, BigInteger... amounts)
            throws RowRejected {
        Resource resource = act.equals(PROTOCOL_FEES) ? Resource.FEES_EARNED : Resource.POOL_VOLUME;
        List<Object[]> rows = new ArrayList<>();
        for (int token = 0; token < amounts.length; token++) {
            if (amounts[token].signum() > 0) {
                String subject =
                        "%s/%s:%s/token%d/%s".formatted(origin.network(), protocol, log.contract(), token, act);
                rows.add(LendingLogs.row(log, origin, subject, resource, account, amounts[token]));
            }
        }
        return rows;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(V2, V3);
    }

    @Override
    public Subject subject(String kind, String which, String id, Resource resource, Origin origin) {
        return new Subject(
                origin.dataset(),
                id,
                kind + " " + which.replace("/", " "),
                Domain.DEFI,
                origin.network(),
                "dex",
                resource,
                "base units",
                0,
                "unknown",
                "logs");
    }
}
