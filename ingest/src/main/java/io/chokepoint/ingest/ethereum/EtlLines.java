package io.chokepoint.ingest.ethereum;

import io.chokepoint.ingest.read.LineTaker;
import io.chokepoint.ingest.read.SourceRecord;
import io.chokepoint.ingest.transfer.ChunkBuilder;
import io.chokepoint.ingest.transfer.Hex;
import io.chokepoint.ingest.value.ReasonCode;
import io.chokepoint.ingest.value.RowRejected;
import io.chokepoint.ingest.value.TimeForm;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Lines of {@code token_transfers} into chunks.
 *
 * <p>A usual line has its fields without quotes, addresses and hash in lower case, and numbers in digits alone. Any other
 * becomes a record, which means what {@link TransferMapper} says.
 */
final class EtlLines implements LineTaker {
    private static final int ADDRESS_DIGITS = 40;
    private static final int HASH_DIGITS = 64;
    /** Longer amounts may be above 2^256 - 1. */
    private static final int MOST_AMOUNT_DIGITS = 36;

    private static final int MOST_COUNT_DIGITS = 18;

    private enum Role {
        TOKEN,
        SENDER,
        RECIPIENT,
        AMOUNT,
        HASH,
        LOG,
        BLOCK,
        TIME,
        OTHER
    }

    private final TransferMapper mapper;
    private final BlockClock clock;
    private final ChunkBuilder chunk;
    private final Role[] roles;

    private int amountFrom;
    private int amountTo;
    private int hashAt;
    private int token;
    private long log;
    private long block;
    private long time;
    private boolean timed;
    private long number;

    /**
     * @param columns of the file by position; none if all of its lines are records
     * @param clock for transfers without a time of their own
     */
    EtlLines(TransferMapper mapper, BlockClock clock, List<String> columns, ChunkBuilder chunk) {
        this.mapper = mapper;
        this.clock = clock;
        this.chunk = chunk;
        this.roles = columns.stream().map(EtlLines::role).toArray(Role[]::new);
    }

    @Override
    public int usual(byte[] buffer, int from, int limit, int line) {
        int at = from;
        timed = false;
        int last = roles.length - 1;
        for (int field = 0; field <= last; field++) {
            int end = field(roles[field], buffer, at, limit);
            if (end < 0 || end >= limit) {
                return -1;
            }
            if (field < last) {
                if (buffer[end] != ',') {
                    return -1;
                }
            } else {
                end = buffer[end] == '\r' ? end + 1 : end;
                if (end >= limit || buffer[end] != '\n') {
                    return -1;
                }
            }
            at = end + 1;
        }
        if (last < 0 || !timed && !look(block)) {
            return -1;
        }
        chunk.add(line, token, buffer, amountFrom, amountTo, buffer, hashAt, block, log, time);
        return at;
    }

    /** Reads a field; returns where it ends, or -1. */
    private int field(Role role, byte[] buffer, int at, int limit) {
        switch (role) {
            case TOKEN:
                token = address(buffer, at, limit) ? chunk.tokens().addText(buffer, at + 2) : -1;
                return token < 0 ? -1 : at + 2 + ADDRESS_DIGITS;
            case SENDER:
                return address(buffer, at, limit) && chunk.sender(buffer, at + 2) ? at + 2 + ADDRESS_DIGITS : -1;
            case RECIPIENT:
                return address(buffer, at, limit) && chunk.recipient(buffer, at + 2) ? at + 2 + ADDRESS_DIGITS : -1;
            case HASH:
                return hash(buffer, at, limit);
            case AMOUNT:
                return amount(buffer, at);
            case LOG: {
                int end = count(buffer, at);
                log = number;
                return end;
            }
            case BLOCK: {
                int end = count(buffer, at);
                block = number;
                return end;
            }
            case TIME: {
                int end = count(buffer, at);
                time = 1_000_000 * number;
                timed = true;
                return end < 0 || !TimeForm.isUsual(number) ? -1 : end;
            }
            default:
                return other(buffer, at, limit);
        }
    }

    private static boolean address(byte[] buffer, int at, int limit) {
        return at + 2 + ADDRESS_DIGITS < limit && buffer[at] == '0' && buffer[at + 1] == 'x';
    }

    private int hash(byte[] buffer, int at, int limit) {
        hashAt = at + 2;
        if (hashAt + HASH_DIGITS >= limit || buffer[at] != '0' || buffer[at + 1] != 'x') {
            return -1;
        }
        long wrong = 0;
        for (int digit = 0; digit < HASH_DIGITS; digit += Long.BYTES) {
            wrong |= Hex.wrong(Hex.word(buffer, hashAt + digit));
        }
        return wrong == 0 ? hashAt + HASH_DIGITS : -1;
    }

    // Behind the limit are zeros, so it ends there at the latest.
    private int amount(byte[] buffer, int at) {
        int end = at;
        while (buffer[end] >= '0' && buffer[end] <= '9') {
            end++;
        }
        amountFrom = at;
        amountTo = end;
        int digits = end - at;
        boolean plain = digits > 0 && digits <= MOST_AMOUNT_DIGITS && (digits == 1 || buffer[at] != '0');
        return plain ? end : -1;
    }

    private int count(byte[] buffer, int at) {
        int end = at;
        long read = 0;
        while (buffer[end] >= '0' && buffer[end] <= '9') {
            read = 10 * read + buffer[end] - '0';
            end++;
        }
        number = read;
        return end > at && end - at <= MOST_COUNT_DIGITS ? end : -1;
    }

    private static int other(byte[] buffer, int at, int limit) {
        if (buffer[at] == '"') {
            return -1;
        }
        int end = at;
        while (end < limit && buffer[end] != ',' && buffer[end] != '\n' && buffer[end] != '\r') {
            end++;
        }
        return end;
    }

    private boolean look(long ofBlock) {
        time = clock.micros(ofBlock);
        return time != BlockClock.UNKNOWN;
    }

    @Override
    public void other(SourceRecord record) {
        int line = (int) record.number();
        try {
            if (record.rejected() != null) {
                throw record.rejected();
            }
            Transfer transfer = mapper.transfer(record.fields());
            long micros = transfer.time() == null ? clock.micros(transfer.block()) : BlockTimes.micros(transfer.time());
            if (micros == BlockClock.UNKNOWN) {
                throw new RowRejected(ReasonCode.BLOCK_TIME_UNKNOWN, BlockTimes.UNTIMED);
            }
            byte[] amount = transfer.amount().getBytes(StandardCharsets.US_ASCII);
            byte[] hash = transfer.hash().getBytes(StandardCharsets.US_ASCII);
            chunk.sender(transfer.sender().getBytes(StandardCharsets.US_ASCII), 2);
            chunk.recipient(transfer.recipient().getBytes(StandardCharsets.US_ASCII), 2);
            chunk.add(
                    line,
                    chunk.tokens().add(transfer.token()),
                    amount,
                    0,
                    amount.length,
                    hash,
                    2,
                    transfer.block(),
                    transfer.log(),
                    micros);
        } catch (RowRejected why) {
            chunk.reject(line, record.raw(), why);
        }
    }

    private static Role role(String column) {
        return switch (column) {
            case "token_address" -> Role.TOKEN;
            case "from_address" -> Role.SENDER;
            case "to_address" -> Role.RECIPIENT;
            case "value" -> Role.AMOUNT;
            case "transaction_hash" -> Role.HASH;
            case "log_index" -> Role.LOG;
            case "block_number" -> Role.BLOCK;
            case "block_timestamp" -> Role.TIME;
            default -> Role.OTHER;
        };
    }
}
