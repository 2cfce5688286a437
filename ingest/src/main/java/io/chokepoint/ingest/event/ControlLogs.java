package io.chokepoint.ingest.event;

import io.chokepoint.indices.Resource;
import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.lake.Subject;
import io.chokepoint.ingest.value.ControlAction;
import io.chokepoint.ingest.value.ReasonCode;
import io.chokepoint.ingest.value.RowRejected;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What issuers do to holders of their tokens and to the supply: the events of USDT, of USDC, of PAX and of OpenZeppelin. */
final class ControlLogs implements LogRows {
    private static final long serialVersionUID = 1L;

    /**
     * What one event is.
     *
     * @param address position of whom it meets, or -1
     * @param amount position of how much, or -1
     */
    private record Act(EventType event, ControlAction action, int address, int amount) {}

    private static final Map<String, Act> ACTS = Stream.of(
                    // USDT
                    new Act(EventType.of("AddedBlackList", "address"), ControlAction.FREEZE, 0, -1),
                    new Act(EventType.of("RemovedBlackList", "address"), ControlAction.UNFREEZE, 0, -1),
                    new Act(EventType.of("DestroyedBlackFunds", "address", "uint256"), ControlAction.SEIZE, 0, 1),
                    new Act(EventType.of("Issue", "uint256"), ControlAction.MINT, -1, 0),
                    new Act(EventType.of("Redeem", "uint256"), ControlAction.BURN, -1, 0),
                    // USDC
                    new Act(EventType.of("Blacklisted", "address"), ControlAction.FREEZE, 0, -1),
                    new Act(EventType.of("UnBlacklisted", "address"), ControlAction.UNFREEZE, 0, -1),
                    new Act(EventType.of("Mint", "address", "address", "uint256"), ControlAction.MINT, 1, 2),
                    new Act(EventType.of("Burn", "address", "uint256"), ControlAction.BURN, 0, 1),
                    new Act(EventType.of("Pause"), ControlAction.PAUSE, -1, -1),
                    new Act(EventType.of("Unpause"), ControlAction.UNPAUSE, -1, -1),
                    // PAX and its kin
                    new Act(EventType.of("AddressFrozen", "address"), ControlAction.FREEZE, 0, -1),
                    new Act(EventType.of("AddressUnfrozen", "address"), ControlAction.UNFREEZE, 0, -1),
                    new Act(EventType.of("FrozenAddressWiped", "address"), ControlAction.SEIZE, 0, -1),
                    new Act(EventType.of("FreezeAddress", "address"), ControlAction.FREEZE, 0, -1),
                    new Act(EventType.of("UnfreezeAddress", "address"), ControlAction.UNFREEZE, 0, -1),
                    // OpenZeppelin
                    new Act(EventType.of("Paused", "address"), ControlAction.PAUSE, -1, -1),
                    new Act(EventType.of("Unpaused", "address"), ControlAction.UNPAUSE, -1, -1))
            .collect(Collectors.toUnmodifiableMap(act -> act.event().topic(), Function.identity()));

    @Override
    public LakeTable table() {
        return LakeTable.CONTROL;
    }

    @Override
    public Set<String> topics() {
        return ACTS.keySet();
    }

    @Override
    public List<Object[]> of(EventLog log, Origin origin) throws RowRejected {
        Act act = ACTS.get(log.topics().get(0));
        EventType.Values values = act.event().values(log);
        BigInteger amount = act.amount() < 0 ? null : values.number(act.amount());
        return List.<Object[]>of(new Object[] {
            origin.dataset(),
            origin.network(),
            log.transactionHash() + "/" + log.index(),
            log.contract(),
            act.address() < 0 ? null : values.address(act.address()),
            act.action().id(),
            amount == null ? null : amount.toString(),
            day(log),
            origin.source()
        });
    }

    @Override
    public Set<String> kinds() {
        return Set.of();
    }

    @Override
    public Subject subject(String kind, String which, String id, Resource resource, Origin origin) {
        throw new IllegalStateException("Acts of control are no amounts of a subject: " + id);
    }

    /** The UTC day of a log. */
    static LocalDate day(EventLog log) throws RowRejected {
        if (log.blockTime() == null) {
            throw new RowRejected(
                    ReasonCode.BLOCK_TIME_UNKNOWN,
                    "The log does not say when its block was made, and no block does; give its blocks with --blocks");
        }
        return LocalDate.ofInstant(log.blockTime(), ZoneOffset.UTC);
    }
}
