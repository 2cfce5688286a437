package io.chokepoint.ingest.event;

import io.chokepoint.ingest.value.ReasonCode;
import io.chokepoint.ingest.value.RowRejected;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.web3j.abi.EventEncoder;
import org.web3j.abi.FunctionReturnDecoder;
import org.web3j.abi.TypeReference;
import org.web3j.abi.datatypes.Type;

/**
 * An event of a contract's interface.
 *
 * <p>Contracts differ in which values they make topics, also of events of one name. Where an event does not say which they are,
 * topics are the first values, as many as the log shows.
 *
 * @param signature such as {@code Transfer(address,address,uint256)}
 * @param types the types of its values
 * @param indexed positions of the values that are topics, ascending; empty where logs differ
 * @param topic what names it in a log: the Keccak-256 of the signature
 */
record EventType(String signature, List<String> types, List<Integer> indexed, String topic) {
    private static final String ADDRESS_PADDING = "0x000000000000000000000000";
    private static final int WORD_DIGITS = 64;
    private static final String INDEXED = " indexed";

    /** An event whose topics are its first values. */
    static EventType of(String name, String... types) {
        return of(name, List.of(types), List.of());
    }

    /** An event as its contract declares it, such as {@code Supply(address indexed, address, uint256)}. */
    static EventType declared(String declaration) {
        int bracket = declaration.indexOf('(');
        List<String> types = new ArrayList<>();
        List<Integer> indexed = new ArrayList<>();
        for (String value :
                declaration.substring(bracket + 1, declaration.length() - 1).split(", ")) {
            if (value.endsWith(INDEXED)) {
                indexed.add(types.size());
            }
            types.add(value.replace(INDEXED, ""));
        }
        return of(declaration.substring(0, bracket), types, indexed);
    }

    private static EventType of(String name, List<String> types, List<Integer> indexed) {
        String signature = name + "(" + String.join(",", types) + ")";
        return new EventType(
                signature, List.copyOf(types), List.copyOf(indexed), EventEncoder.buildEventSignature(signature));
    }

    /**
     * The values that a log of this event carries: {@link BigInteger} for numbers, lower-case text for addresses.
     *
     * @throws RowRejected if it does not carry them
     */
    Values values(EventLog log) throws RowRejected {
        int topics = log.topics().size() - 1;
        if (topics > types.size() || !(indexed.isEmpty() || topics == indexed.size())) {
            throw undecodable("it has %d topics".formatted(log.topics().size()));
        }
        List<Integer> positions =
                indexed.isEmpty() ? IntStream.range(0, topics).boxed().toList() : indexed;
        Object[] values = new Object[types.size()];
        try {
            for (int i = 0; i < topics; i++) {
                String topic = log.topics().get(i + 1);
                String type = types.get(positions.get(i));
                if (type.equals("address") && !topic.startsWith(ADDRESS_PADDING)) {
                    throw undecodable("topic %d is no address".formatted(i + 1));
                }
                values[positions.get(i)] = FunctionReturnDecoder.decodeIndexedValue(topic, reference(type))
                        .getValue();
            }
            List<Integer> rest = IntStream.range(0, types.size())
                    .filter(position -> !positions.contains(position))
                    .boxed()
                    .toList();
            List<String> left = rest.stream().map(types::get).toList();
            int least = left.size() * WORD_DIGITS + 2;
            if (log.data().length() < least) {
                throw undecodable("its data have %d bytes, %d values need more"
                        .formatted((log.data().length() - 2) / 2, left.size()));
            }
            List<TypeReference<Type>> references = new ArrayList<>();
            for (String type : left) {
                references.add(reference(type));
            }
            List<Type> decoded = FunctionReturnDecoder.decode(log.data(), references);
            if (decoded.size() != rest.size()) {
                throw undecodable("its data carry %d values".formatted(decoded.size()));
            }
            for (int i = 0; i < rest.size(); i++) {
                values[rest.get(i)] = decoded.get(i).getValue();
            }
        } catch (RuntimeException malformed) {
            throw undecodable(String.valueOf(malformed.getMessage()));
        }
        return new Values(List.of(values));
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
