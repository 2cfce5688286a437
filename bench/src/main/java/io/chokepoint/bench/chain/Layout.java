package io.chokepoint.bench.chain;

import java.util.Locale;

/** How tokens and holders are named in the files; the transfers are the same. */
public enum Layout {
    /** Tokens are int32, holders int64, nobody is 0. */
    IDS(
            """
            required int32 series_id;
            required int64 sender_id;
            required int64 recipient_id;""",
            64),
    /** Tokens and holders are 20 bytes, nobody is 20 zeros. */
    ADDRESSES(
            """
            required fixed_len_byte_array(20) token;
            required fixed_len_byte_array(20) sender;
            required fixed_len_byte_array(20) recipient;""",
            96);

    private static final String AMOUNTS =
            """
            required fixed_len_byte_array(16) amount (DECIMAL(38,0));
            required int64 amount_high;
            required int64 amount_low;
            required int64 block_number;""";

    private final String names;
    private final int bytesPerTransfer;

    Layout(String names, int bytesPerTransfer) {
        this.names = names;
        this.bytesPerTransfer = bytesPerTransfer;
    }

    /** The schema of a file, in Parquet's own language. */
    String schema() {
        return "message transfers {\n" + names + "\n" + AMOUNTS + "\n}";
    }

    /** About how much of a disk one transfer takes, on the safe side. */
    public int bytesPerTransfer() {
        return bytesPerTransfer;
    }

    /** The word for it in folders and options, such as {@code ids}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
