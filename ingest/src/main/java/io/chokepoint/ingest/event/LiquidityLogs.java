package io.chokepoint.ingest.event;

import io.chokepoint.indices.Domain;
import io.chokepoint.indices.Resource;
import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.lake.Subject;
import io.chokepoint.ingest.value.RowRejected;
import java.util.List;
import java.util.Set;

/**
 * Positions that do not grow by themselves, as transfers from and to nobody: liquidity of Uniswap v3 pools by owner, and
 * collateral of Compound v3 by account.
 *
 * <p>The owner of most Uniswap v3 positions is the contract that makes tokens of them. Liquidity is in the pool's unit, the
 * square root of the product of both amounts. Shares of Uniswap v2 pools and of Compound v2 markets are tokens, and transfers
 * already.
 */
final class LiquidityLogs implements LogRows {
    private static final long serialVersionUID = 1L;

    private static final String POOL = "uniswap-v3";
    private static final String MARKET = "compound-v3";

    static final EventType MINT = EventType.declared(
            "Mint(address, address indexed, int24 indexed, int24 indexed, uint128, uint256, uint256)");
    static final EventType BURN =
            EventType.declared("Burn(address indexed, int24 indexed, int24 indexed, uint128, uint256, uint256)");
    static final EventType SUPPLY_COLLATERAL =
            EventType.declared("SupplyCollateral(address indexed, address indexed, address indexed, uint256)");
    static final EventType TRANSFER_COLLATERAL =
            EventType.declared("TransferCollateral(address indexed, address indexed, address indexed, uint256)");
    static final EventType WITHDRAW_COLLATERAL =
            EventType.declared("WithdrawCollateral(address indexed, address indexed, address indexed, uint256)");
    static final EventType ABSORB_COLLATERAL =
            EventType.declared("AbsorbCollateral(address indexed, address indexed, address indexed, uint256, uint256)");
    private static final Set<String> TOPICS = Set.of(
            MINT.topic(),
            BURN.topic(),
            SUPPLY_COLLATERAL.topic(),
            TRANSFER_COLLATERAL.topic(),
            WITHDRAW_COLLATERAL.topic(),
            ABSORB_COLLATERAL.topic());

    @Override
    public LakeTable table() {
        return LakeTable.TRANSFER;
    }

    @Override
    public Set<String> topics() {
        return TOPICS;
    }

    @Override
    public List<Object[]> of(EventLog log, Origin origin) throws RowRejected {
        String event = log.topics().get(0);
        if (event.equals(MINT.topic())) {
            EventType.Values values = MINT.values(log);
            return liquidity(log, origin, LakeTable.NOBODY, values.address(1), values, 4);
        }
        if (event.equals(BURN.topic())) {
            EventType.Values values = BURN.values(log);
            return liquidity(log, origin, values.address(0), LakeTable.NOBODY, values, 3);
        }
        if (event.equals(SUPPLY_COLLATERAL.topic())) {
            EventType.Values values = SUPPLY_COLLATERAL.values(log);
            return collateral(log, origin, LakeTable.NOBODY, values.address(1), values);
        }
        if (event.equals(TRANSFER_COLLATERAL.topic())) {
            EventType.Values values = TRANSFER_COLLATERAL.values(log);
            return collateral(log, origin, values.address(0), values.address(1), values);
        }
        if (event.equals(WITHDRAW_COLLATERAL.topic())) {
            EventType.Values values = WITHDRAW_COLLATERAL.values(log);
            return collateral(log, origin, values.address(0), LakeTable.NOBODY, values);
        }
        // Who absorbs it is first, whose it was second.
        EventType.Values values = ABSORB_COLLATERAL.values(log);
        return collateral(log, origin, values.address(1), LakeTable.NOBODY, values);
    }

    private static List<Object[]> liquidity(
            EventLog log, Origin origin, String from, String to, EventType.Values values, int amount) {
        // A burn of nothing brings what is owed up to date.
        if (values.number(amount).signum() == 0) {
            return List.of();
        }
        return List.<Object[]>of(TransferLogs.row(
                log,
                origin,
                "/" + POOL + ":" + log.contract(),
                Resource.LIQUIDITY,
                from,
                to,
                values.number(amount),
                0));
    }

    private static List<Object[]> collateral(
            EventLog log, Origin origin, String from, String to, EventType.Values values) {
        return List.<Object[]>of(TransferLogs.row(
                log,
                origin,
                "/" + MARKET + ":" + log.contract() + "/" + values.address(2),
                Resource.LIQUIDITY,
                from,
                to,
                values.number(3),
                0));
    }

    @Override
    public Set<String> kinds() {
        return Set.of(POOL, MARKET);
    }

    @Override
    public Subject subject(String kind, String which, String id, Resource resource, Origin origin) {
        boolean pool = kind.equals(POOL);
        return new Subject(
                origin.dataset(),
                id,
                (pool ? "Uniswap v3 pool " : "Collateral of Compound v3 market ") + which.replace("/", " in "),
                Domain.DEFI,
                origin.network(),
                pool ? "dex" : "lending",
                resource,
                "base units",
                0,
                "unknown",
                "logs");
    }
}
