package io.chokepoint.ingest.event;

import io.chokepoint.indices.Domain;
import io.chokepoint.indices.Resource;
import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.lake.Subject;
import io.chokepoint.ingest.value.RowRejected;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Transfers of ERC-20, ERC-721 and ERC-1155 tokens, among them mints and burns, whose other side is the zero address; and
 * votes as they are delegated to and from a delegate, with the zero address as the other side too.
 *
 * <p>A token is a subject; each id of an ERC-1155 token is one of its own. An ERC-721 transfer moves one unit.
 */
final class TransferLogs implements LogRows {
    private static final long serialVersionUID = 1L;

    // A batch has one log index for all of its transfers; no block has so many logs.
    private static final long NEXT_OF_BATCH = 1_000_000_000L;

    private static final EventType TRANSFER = EventType.of("Transfer", "address", "address", "uint256");
    private static final EventType SINGLE =
            EventType.of("TransferSingle", "address", "address", "address", "uint256", "uint256");
    private static final EventType BATCH =
            EventType.of("TransferBatch", "address", "address", "address", "uint256[]", "uint256[]");
    private static final EventType VOTES_CHANGED =
            EventType.of("DelegateVotesChanged", "address", "uint256", "uint256");
    private static final Set<String> TOPICS = Stream.of(TRANSFER, SINGLE, BATCH, VOTES_CHANGED)
            .map(EventType::topic)
            .collect(Collectors.toUnmodifiableSet());
    private static final int ERC_721_TOPICS = 4;

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
        if (event.equals(TRANSFER.topic())) {
            boolean unique = log.topics().size() == ERC_721_TOPICS;
            EventType.Values values = TRANSFER.values(log);
            return List.<Object[]>of(row(
                    log,
                    origin,
                    (unique ? "/erc721:" : "/erc20:") + log.contract(),
                    Resource.TOKEN_BALANCE,
                    values.address(0),
                    values.address(1),
                    unique ? BigInteger.ONE : values.number(2),
                    0));
        }
        if (event.equals(VOTES_CHANGED.topic())) {
            return votes(log, VOTES_CHANGED.values(log), origin);
        }
        boolean single = event.equals(SINGLE.topic());
        EventType.Values values = (single ? SINGLE : BATCH).values(log);
        List<BigInteger> ids = single ? List.of(values.number(3)) : values.numbers(3);
        List<BigInteger> amounts = single ? List.of(values.number(4)) : values.numbers(4);
        if (ids.size() != amounts.size()) {
            throw BATCH.undecodable("it has %d ids and %d amounts".formatted(ids.size(), amounts.size()));
        }
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            rows.add(row(
                    log,
                    origin,
                    "/erc1155:" + log.contract() + "/" + ids.get(i),
                    Resource.TOKEN_BALANCE,
                    values.address(1),
                    values.address(2),
                    amounts.get(i),
                    i));
        }
        return rows;
    }

    private static List<Object[]> votes(EventLog log, EventType.Values values, Origin origin) {
        BigInteger change = values.number(2).subtract(values.number(1));
        if (change.signum() == 0) {
            return List.of();
        }
        String delegate = values.address(0);
        boolean more = change.signum() > 0;
        return List.<Object[]>of(row(
                log,
                origin,
                "/votes:" + log.contract(),
                Resource.VOTING_POWER,
                more ? LakeTable.NOBODY : delegate,
                more ? delegate : LakeTable.NOBODY,
                change.abs(),
                0));
    }

    static Object[] row(
            EventLog log,
            Origin origin,
            String subject,
            Resource resource,
            String sender,
            String recipient,
            BigInteger amount,
            int ofBatch) {
        return new Object[] {
            origin.dataset(),
            origin.network(),
            log.contract(),
            origin.network() + subject,
            resource.id(),
            sender,
            recipient,
            amount.toString(),
            log.blockNumber(),
            log.blockTime(),
            log.transactionHash(),
            log.index() + ofBatch * NEXT_OF_BATCH,
            log.blockTime() == null ? null : LocalDate.ofInstant(log.blockTime(), ZoneOffset.UTC),
            origin.source()
        };
    }

    @Override
    public Set<String> kinds() {
        return Set.of("erc20", "erc721", "erc1155", "votes");
    }

    @Override
    public Subject subject(String kind, String which, String id, Resource resource, Origin origin) {
        boolean votes = resource == Resource.VOTING_POWER;
        return new Subject(
                origin.dataset(),
                id,
                (votes ? "Votes of token " : kind.toUpperCase(Locale.ROOT).replace("ERC", "ERC-") + " token ") + which,
                votes ? Domain.DAO : Domain.DEFI,
                origin.network(),
                votes ? "governance" : kind,
                resource,
                // Decimals are the contract's to say.
                "base units",
                0,
                "unknown",
                "logs");
    }
}
