package io.chokepoint.ingest.collect.ethereum;

import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.value.EvmAddress;
import io.chokepoint.ingest.value.Quoted;
import io.chokepoint.ingest.value.RowRejected;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A contract whose logs are collected.
 *
 * @param address lower case
 * @param first the block from which on they are; there are none before the one that created it
 */
record WatchedContract(String address, long first) {
    private static final Pattern FORM = Pattern.compile("(0x[0-9a-fA-F]{40}):(\\d{1,18})");

    /** @throws UserError if it is not written as {@code 0x…:BLOCK}, or the address is mistyped */
    static WatchedContract parse(String name) {
        Matcher form = FORM.matcher(name);
        if (!form.matches()) {
            throw new UserError(
                    "Contract %s: write its address and the block to begin with, such as 0xdac17f958d2ee523a2206206994597c13d831ec7:4634748"
                            .formatted(Quoted.of(name)));
        }
        try {
            return new WatchedContract(EvmAddress.canonical(form.group(1)), Long.parseLong(form.group(2)));
        } catch (RowRejected mistyped) {
            throw new UserError("Contract %s: %s".formatted(Quoted.of(name), mistyped.getMessage()), mistyped);
        }
    }
}
