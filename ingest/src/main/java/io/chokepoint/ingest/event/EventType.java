package io.chokepoint.ingest.event;

import io.chokepoint.ingest.value.ReasonCode;
import io.chokepoint.ingest.value.RowRejected;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.web3j.abi.EventEncoder;
import org.web3j.abi.FunctionReturnDecoder;
import org.web3j.abi.TypeReference;
import org.web3j.abi.datatypes.Type;

/**
 * An event of a contract's interface.
 *
 * <p>Contracts differ in which values they make topics, also of events of one name; in those that are read here, topics are
 * always the first values. How many there are, the log shows.
 *
 * @param signature such as {@code Transfer(address,address,uint256)}
 * @param types the types of its values
 * @param topic what names it in a log: the Keccak-256 of the signature
 */
record EventType(String signature, List<String> types, String topic) {
    private static final String ADDRESS_PADDING = "0x000000000000000000000000";
    private static final int WORD_DIGITS = 64;

    static EventType of(String name, String... types) {
        String signature = name + "(" + String.join(",", types) + ")";
        return new EventType(signature, List.of(types), EventEncoder.buildEventSignature(signature));
    }

    /**
     * The values that a log of this event carries: {@link BigInteger} for numbers, lower-case text for addresses.
     *
     * @throws RowRejected if it does not carry them
     */
    Values values(EventLog log) throws RowRejected {
        int indexed = log.topics().size() - 1;
        if (indexed > types.size()) {
            throw undecodable("it has %d topics".formatted(log.topics().size()));
        }
        List<Object> values = new ArrayList<>();
        try {
            for (int i = 0; i < indexed; i++) {
                String topic = log.topics().get(i + 1);
                if (types.get(i).equals("address") && !topic.startsWith(ADDRESS_PADDING)) {
                    throw undecodable("topic %d is no address".formatted(i + 1));
                }
                values.add(FunctionReturnDecoder.decodeIndexedValue(topic, reference(types.get(i)))
                        .getValue());
            }
            List<String> left = types.subList(indexed, types.size());
            int least = left.size() * WORD_DIGITS + 2;
            if (log.data().length() < least) {
                throw undecodable("its data have %d bytes, %d values need more"
                        .formatted((log.data().length() - 2) / 2, left.size()));
            }
            List<TypeReference<Type>> references = new ArrayList<>();
            for (String type : left) {
                references.add(reference(type));
            }
            for (Type<?> value : FunctionReturnDecoder.decode(log.data(), references)) {
                values.add(value.getValue());
            }
        } catch (RuntimeException malformed) {
            throw undecodable(String.valueOf(malformed.getMessage()));
        }
        if (values.size() != types.size()) {
            throw undecodable("it carries %d values".formatted(values.size()));
        }
        return new Values(values);
    }

    @SuppressWarnings("unchecked")
    private static TypeReference<Type> reference(String type) {
        try {
            return TypeReference.makeTypeReference(type);
        } catch (ClassNotFoundException unknown) {
            throw new IllegalStateException("No ABI type " + type, unknown);
        }
    }

    /** The rejection of a log that has the topic of this event and not its values. */
    RowRejected undecodable(String why) {
        return new RowRejected(
                ReasonCode.LOG_UNDECODABLE, "The log has the topic of %s, and %s".formatted(signature, why));
    }

    /** Values by their position in the signature, from 0. */
    record Values(List<Object> all) {
        String address(int position) {
            return all.get(position).toString().toLowerCase(java.util.Locale.ROOT);
        }

        BigInteger number(int position) {
            return (BigInteger) all.get(position);
        }

        List<BigInteger> numbers(int position) {
            return ((List<?>) all.get(position))
                    .stream()
                            .map(value -> (BigInteger) ((Type<?>) value).getValue())
                            .collect(Collectors.toList());
        }
    }
}
