package io.chokepoint.ingest.ethereum;

import java.time.Instant;

/**
 * A transfer as a row says it.
 *
 * @param token address, as sender and recipient are
 * @param amount decimal digits of base units
 * @param time of the block, or null if the row does not say it
 * @param hash of the transaction, 0x and 64 lower-case digits
 * @param log index of the log in its block
 */
record Transfer(
        String token,
        String sender,
        String recipient,
        String amount,
        long block,
        Instant time,
        String hash,
        long log) {}
