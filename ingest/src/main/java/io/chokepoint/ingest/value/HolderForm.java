package io.chokepoint.ingest.value;

import java.util.Locale;
import java.util.regex.Pattern;

/** How holders are written, and what makes two of them the same. */
public enum HolderForm {
    /** An address of an Ethereum-like network: compared without case, checksum verified where there is one. */
    EVM_ADDRESS {
        @Override
        String canonicalOf(String text) throws RowRejected {
            return EvmAddress.canonical(text);
        }
    },
    /** An address of a Cosmos chain: in lower case, its checksum verified. */
    BECH32 {
        @Override
        String canonicalOf(String text) throws RowRejected {
            String canonical = Bech32.canonical(text);
            if (canonical == null) {
                throw new RowRejected(
                        ReasonCode.HOLDER_INVALID,
                        "The holder %s is no bech32 address, or its checksum is wrong".formatted(Quoted.of(text)));
            }
            return canonical;
        }
    },
    /** A key of Solana: 32 bytes in base 58, compared as it is. */
    SOLANA_KEY {
        @Override
        String canonicalOf(String text) throws RowRejected {
            if (!Base58.isKey(text)) {
                throw new RowRejected(
                        ReasonCode.HOLDER_INVALID,
                        "The holder %s is no key of 32 bytes in base 58".formatted(Quoted.of(text)));
            }
            return text;
        }
    },
    /** An id address of Filecoin's main network, such as {@code f01234}. */
    FILECOIN_ID {
        @Override
        String canonicalOf(String text) throws RowRejected {
            if (!FILECOIN.matcher(text).matches()) {
                throw new RowRejected(
                        ReasonCode.HOLDER_INVALID,
                        "The holder %s is no id address; write f0 and digits, such as f01234"
                                .formatted(Quoted.of(text)));
            }
            return text;
        }
    },
    /** Any text: compared as it is, without white space around it. */
    TEXT {
        @Override
        String canonicalOf(String text) throws RowRejected {
            if (text.length() > LONGEST_TEXT) {
                throw new RowRejected(
                        ReasonCode.HOLDER_INVALID,
                        "The holder %s has %d characters; %d at most"
                                .formatted(Quoted.of(text), text.length(), LONGEST_TEXT));
            }
            if (text.chars().anyMatch(Character::isISOControl)) {
                throw new RowRejected(
                        ReasonCode.HOLDER_INVALID,
                        "The holder %s has a control character in it".formatted(Quoted.of(text)));
            }
            // What the decoder puts where bytes are no UTF-8: two holders may have become one.
            if (text.indexOf('\uFFFD') >= 0) {
                throw new RowRejected(
                        ReasonCode.HOLDER_INVALID, "The holder %s is not valid UTF-8".formatted(Quoted.of(text)));
            }
            return text;
        }
    };

    private static final int LONGEST_TEXT = 500;
    private static final Pattern FILECOIN = Pattern.compile("f0(0|[1-9][0-9]{0,18})");

    /** Identifier as it stands in descriptors, such as {@code evm-address}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The one spelling of this holder.
     *
     * @param text the text as it stands in the file, or null
     * @throws RowRejected if it is absent or not in this form
     */
    public String canonical(String text) throws RowRejected {
        String stripped = text == null ? "" : text.strip();
        if (stripped.isEmpty()) {
            throw new RowRejected(ReasonCode.MISSING_FIELD, "The row names no holder");
        }
        return canonicalOf(stripped);
    }

    abstract String canonicalOf(String text) throws RowRejected;
}
