package io.chokepoint.ingest.event;

import io.chokepoint.indices.Domain;
import io.chokepoint.indices.Resource;
import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.lake.Subject;
import io.chokepoint.ingest.value.RowRejected;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What accounts put into lending markets, draw from them, pay back and lose, on the day: Aave v2 and v3, Compound v2 and v3.
 *
 * <p>Claims and debts grow by interest that no event states, so that they cannot be added up to balances: each act is an amount
 * of its day. The subject is the market, its asset where it has several, and the act.
 */
final class LendingLogs implements LogRows {
    private static final long serialVersionUID = 1L;

    private static final int NONE = -1;
    private static final String COMPOUND_V2 = "compound-v2";

    /**
     * What one event is.
     *
     * @param protocol kind of subject
     * @param act what is done, as subjects name it
     * @param account position of whose claim or debt it is
     * @param asset position of the asset, or -1 where the contract has one
     * @param amount position of how much
     */
    record Act(EventType event, String protocol, String act, int account, int asset, int amount) {}

    private static Act act(String protocol, String act, String event, int account, int asset, int amount) {
        return new Act(EventType.declared(event), protocol, act, account, asset, amount);
    }

    static final List<Act> ALL = List.of(
            act(
                    "aave-v2",
                    "supplied",
                    "Deposit(address indexed, address, address indexed, uint256, uint16 indexed)",
                    2,
                    0,
                    3),
            act(
                    "aave-v2",
                    "borrowed",
                    "Borrow(address indexed, address, address indexed, uint256, uint256, uint256, uint16 indexed)",
                    2,
                    0,
                    3),
            act("aave-v2", "repaid", "Repay(address indexed, address indexed, address indexed, uint256)", 1, 0, 3),
            act(
                    "aave-v3",
                    "supplied",
                    "Supply(address indexed, address, address indexed, uint256, uint16 indexed)",
                    2,
                    0,
                    3),
            act(
                    "aave-v3",
                    "borrowed",
                    "Borrow(address indexed, address, address indexed, uint256, uint8, uint256, uint16 indexed)",
                    2,
                    0,
                    3),
            act(
                    "aave-v3",
                    "repaid",
                    "Repay(address indexed, address indexed, address indexed, uint256, bool)",
                    1,
                    0,
                    3),
            // Both versions of Aave declare these alike.
            act("aave", "withdrawn", "Withdraw(address indexed, address indexed, address indexed, uint256)", 1, 0, 3),
            act(
                    "aave",
                    "liquidated",
                    "LiquidationCall(address indexed, address indexed, address indexed, uint256, uint256, address,"
                            + " bool)",
                    2,
                    0,
                    4),
            act(COMPOUND_V2, "supplied", "Mint(address, uint256, uint256)", 0, NONE, 1),
            act(COMPOUND_V2, "withdrawn", "Redeem(address, uint256, uint256)", 0, NONE, 1),
            act(COMPOUND_V2, "borrowed", "Borrow(address, uint256, uint256, uint256)", 0, NONE, 1),
            act(COMPOUND_V2, "repaid", "RepayBorrow(address, address, uint256, uint256, uint256)", 1, NONE, 2),
            act(COMPOUND_V2, "liquidated", "LiquidateBorrow(address, address, uint256, address, uint256)", 1, 3, 4),
            act("compound-v3", "supplied", "Supply(address indexed, address indexed, uint256)", 1, NONE, 2),
            act("compound-v3", "withdrawn", "Withdraw(address indexed, address indexed, uint256)", 0, NONE, 2),
            act(
                    "compound-v3",
                    "liquidated",
                    "AbsorbDebt(address indexed, address indexed, uint256, uint256)",
                    1,
                    NONE,
                    2));

    private static final Map<String, Act> BY_TOPIC =
            ALL.stream().collect(Collectors.toUnmodifiableMap(act -> act.event().topic(), Function.identity()));

    @Override
    public LakeTable table() {
        return LakeTable.HOLDING;
    }

    @Override
    public Set<String> topics() {
        return BY_TOPIC.keySet();
    }

    @Override
    public List<Object[]> of(EventLog log, Origin origin) throws RowRejected {
        Act act = BY_TOPIC.get(log.topics().get(0));
        // A Uniswap v2 pair has an event of the same signature as Mint, and makes its first value a topic.
        if (act.protocol().equals(COMPOUND_V2) && log.topics().size() > 1) {
            return List.of();
        }
        EventType.Values values = act.event().values(log);
        if (values.number(act.amount()).signum() == 0) {
            return List.of();
        }
        String asset = act.asset() == NONE ? "" : "/" + values.address(act.asset());
        String subject = "%s/%s:%s%s/%s".formatted(origin.network(), act.protocol(), log.contract(), asset, act.act());
        return List.<Object[]>of(row(
                log,
                origin,
                subject,
                Resource.LENDING_VOLUME,
                values.address(act.account()),
                values.number(act.amount())));
    }

    /** An amount of the log's day. */
    static Object[] row(
            EventLog log, Origin origin, String subject, Resource resource, String account, BigInteger amount)
            throws RowRejected {
        return new Object[] {
            origin.dataset(),
            subject,
            resource.id(),
            origin.network(),
            account,
            log.transactionHash() + "/" + log.index(),
            amount.toString(),
            ControlLogs.day(log),
            null,
            origin.source()
        };
    }

    @Override
    public Set<String> kinds() {
        return ALL.stream().map(Act::protocol).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Subject subject(String kind, String which, String id, Resource resource, Origin origin) {
        return new Subject(
                origin.dataset(),
                id,
                kind + " " + which.replace("/", " "),
                Domain.DEFI,
                origin.network(),
                "lending",
                resource,
                "base units",
                0,
                "unknown",
                "logs");
    }
}
