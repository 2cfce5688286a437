package io.chokepoint.ingest.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Lines of token_transfers, among them some of every kind that a file may have and should not. */
final class OddTransfers {
    private static final String HEADER =
            "token_address,from_address,to_address,value,transaction_hash,log_index,block_number,block_timestamp,note";
    private static final String MIXED = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
    private static final String GREATEST =
            "115792089237316195423570985008687907853269984665640564039457584007913129639935";

    private final Random random;
    private final List<String> plain = new ArrayList<>();
    private int made;

    OddTransfers(long seed) {
        random = new Random(seed);
    }

    /** A file of so many lines; some are those of files before. */
    String file(int lines) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (int i = 0; i < lines; i++) {
            text.append(line()).append(random.nextInt(9) == 0 ? "\r\n" : "\n");
        }
        // The last line may lack its end.
        return random.nextBoolean() ? text.toString() : text + fields(fresh());
    }

    private String line() {
        String[] row = fresh();
        switch (random.nextInt(40)) {
            case 0 -> row[random.nextInt(8)] = "";
            case 1 -> row[random.nextInt(3)] = MIXED;
            case 2 -> row[1] = MIXED.replace('E', 'e');
            case 3 -> row[2] = "0X" + row[2].substring(2).toUpperCase(Locale.ROOT);
            case 4 -> row[3] = GREATEST;
            case 5 -> row[3] = GREATEST.replaceFirst("5$", "6");
            case 6 -> row[3] = new String[] {"-1", "1e18", "1.5", "5.0", "007", "0", "٣"}[random.nextInt(7)];
            case 7 -> row[3] = "9".repeat(17 + random.nextInt(25));
            case 8 -> row[4] = row[4].toUpperCase(Locale.ROOT).replace("0X", "0x");
            case 9 -> row[4] = row[4].substring(1);
            case 10 -> row[random.nextInt(8)] += " ";
            case 11 -> row[random.nextInt(8)] = "\"" + row[random.nextInt(8)] + "\"";
            case 12 -> row[8] = "\"a, b\"";
            case 13 -> row[8] = "\"open";
            case 14 -> row[8] = "one,too many";
            case 15 ->
                row[7] = new String[] {"2025-01-01 00:00:12 UTC", "99", "2025-01-01T00:00:00.25Z"}[random.nextInt(3)];
            case 16 -> row[random.nextInt(2) + 5] = "12345678901234567890";
            case 17 -> {
                return random.nextBoolean() ? "" : "  ";
            }
            case 18 -> row[8] = "ü\uFFFD" + "x".repeat(random.nextInt(6000));
            case 19, 20 -> {
                return again();
            }
            case 21 -> {
                return again().replaceFirst(",(\\d+),0x", ",1$1,0x");
            }
            default -> plain.add(fields(row));
        }
        return fields(row);
    }

    private String again() {
        return plain.isEmpty() ? fields(fresh()) : plain.get(random.nextInt(plain.size()));
    }

    private String[] fresh() {
        return new String[] {
            address(random.nextInt(4)),
            random.nextInt(20) == 0 ? LakeTable.NOBODY : address(10 + random.nextInt(60)),
            address(10 + random.nextInt(60)),
            String.valueOf(random.nextLong(1_000_000_000_000L)),
            "0x%064x".formatted(random.nextLong(Long.MAX_VALUE)),
            String.valueOf(random.nextInt(300)),
            String.valueOf(20_000_000 + random.nextInt(500)),
            // Chains are told in their order, a day after the other.
            String.valueOf(1_735_689_600L + 200L * made++),
            "n"
        };
    }

    private static String address(int number) {
        return "0x%040x"
                .formatted(new java.math.BigInteger("9e3779b97f4a7c15f39cc0605cedc835", 16)
                        .multiply(java.math.BigInteger.valueOf(number + 1L)));
    }

    private static String fields(String[] row) {
        return String.join(",", row);
    }
}
