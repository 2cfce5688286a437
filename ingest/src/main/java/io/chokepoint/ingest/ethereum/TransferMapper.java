package io.chokepoint.ingest.ethereum;

import io.chokepoint.indices.Resource;
import io.chokepoint.ingest.lake.Candidate;
import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.read.Fields;
import io.chokepoint.ingest.read.RowMapper;
import io.chokepoint.ingest.read.SourceRecord;
import io.chokepoint.ingest.value.AmountFormat;
import io.chokepoint.ingest.value.EvmAddress;
import io.chokepoint.ingest.value.Quoted;
import io.chokepoint.ingest.value.ReasonCode;
import io.chokepoint.ingest.value.RowRejected;
import io.chokepoint.ingest.value.TimeForm;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;

/**
 * Rows of {@code token_transfers} into transfers.
 *
 * <p>Field list: <a href="https://github.com/blockchain-etl/ethereum-etl/blob/develop/docs/schema.md">ethereum-etl,
 * schema.md</a>. The stream form adds {@code block_timestamp}; without it the time is left to the blocks.
 */
final class TransferMapper implements RowMapper {
    private static final long serialVersionUID = 1L;

    private static final Pattern HASH = Pattern.compile("0x[0-9a-f]{64}");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,18}");
    // ERC-20 values count base units, however many decimals the token shows.
    private static final AmountFormat VALUE = AmountFormat.integers(0);

    private final String dataset;
    private final String network;
    private final String source;
    private final HashMap<String, String> subjectIds;

    /** @param subjectIds subject by token, for tokens that have a name */
    TransferMapper(String dataset, String network, String source, Map<String, String> subjectIds) {
        this.dataset = dataset;
        this.network = network;
        this.source = source;
        this.subjectIds = new HashMap<>(subjectIds);
    }

    /** The subject of a token that nobody has named. */
    static String unnamed(String network, String token) {
        return network + "/erc20:" + token;
    }

    String dataset() {
        return dataset;
    }

    String network() {
        return network;
    }

    String source() {
        return source;
    }

    String subject(String token) {
        return subjectIds.getOrDefault(token, unnamed(network, token));
    }

    @Override
    public Row row(int fileIndex, SourceRecord record) {
        try {
            if (record.rejected() != null) {
                throw record.rejected();
            }
            return row(fileIndex, record, transfer(record.fields()));
        } catch (RowRejected why) {
            return Candidate.rejected(LakeTable.TRANSFER, fileIndex, record, why);
        }
    }

    private Row row(int fileIndex, SourceRecord record, Transfer transfer) {
        Instant time = transfer.time();
        return Candidate.of(
                fileIndex,
                record,
                dataset,
                network,
                transfer.token(),
                subject(transfer.token()),
                Resource.TOKEN_BALANCE.id(),
                transfer.sender(),
                transfer.recipient(),
                transfer.amount(),
                transfer.block(),
                time,
                transfer.hash(),
                transfer.log(),
                time == null ? null : LocalDate.ofInstant(time, ZoneOffset.UTC),
                source);
    }

    /** The transfer that a record is. */
    Transfer transfer(Fields fields) throws RowRejected {
        String token = EvmAddress.canonical(present(fields, "token_address"));
        Instant time = blockTime(fields.text("block_timestamp"));
        return new Transfer(
                token,
                EvmAddress.canonical(present(fields, "from_address")),
                EvmAddress.canonical(present(fields, "to_address")),
                VALUE.parse(fields.text("value")).toString(),
                count(fields, "block_number"),
                time,
                hash(fields),
                count(fields, "log_index"));
    }

    /** The time in any of the forms that exports have, or null. */
    static Instant blockTime(String text) throws RowRejected {
        if (text == null || text.isBlank()) {
            return null;
        }
        boolean seconds = COUNT.matcher(text.strip()).matches();
        return (seconds ? TimeForm.UNIX_SECONDS : TimeForm.INSTANT).parse(text);
    }

    static long count(Fields fields, String name) throws RowRejected {
        String text = present(fields, name).strip();
        if (!COUNT.matcher(text).matches()) {
            throw new RowRejected(ReasonCode.MALFORMED_ROW, "%s %s is no count".formatted(name, Quoted.of(text)));
        }
        return Long.parseLong(text);
    }

    private static String hash(Fields fields) throws RowRejected {
        String hash = present(fields, "transaction_hash").strip().toLowerCase(Locale.ROOT);
        if (!HASH.matcher(hash).matches()) {
            throw new RowRejected(
                    ReasonCode.MALFORMED_ROW,
                    "transaction_hash %s is not 0x and 64 hexadecimal digits".formatted(Quoted.of(hash)));
        }
        return hash;
    }

    private static String present(Fields fields, String name) throws RowRejected {
        String text = fields.text(name);
        if (text == null || text.isBlank()) {
            throw new RowRejected(ReasonCode.MISSING_FIELD, "The row has no " + name);
        }
        return text;
    }
}
