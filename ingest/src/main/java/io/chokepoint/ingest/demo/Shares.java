package io.chokepoint.ingest.demo;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;

/** Writes how a total is shared out, one row per holder and day. */
final class Shares {
    private final StringBuilder text = new StringBuilder();
    private final Line line;
    private final int decimals;

    /** How one row is written; the amount is in whole units with all decimals. */
    @FunctionalInterface
    interface Line {
        String of(LocalDate day, String holder, BigDecimal amount);
    }

    private Shares(String header, int decimals, Line line) {
        text.append(header);
        this.decimals = decimals;
        this.line = line;
    }

    static Shares csv(String header, int decimals) {
        return new Shares(
                header + "\n", decimals, (day, holder, amount) -> day + "," + holder + "," + amount.toPlainString());
    }

    /** CSV whose amounts have separators between thousands, as spreadsheets write them. */
    static Shares spreadsheet(String header, int decimals) {
        return new Shares(header + "\r\n", decimals, (day, holder, amount) -> "%s,\"%s\",\"%,.2f\"\r"
                .formatted(day, holder, amount));
    }

    static Shares jsonLines(String holderName, String amountName, int decimals) {
        String form = "{\"date\":\"%%s\",\"%s\":\"%%s\",\"%s\":%%s}".formatted(holderName, amountName);
        return new Shares("", decimals, (day, holder, amount) -> form.formatted(day, holder, amount.toPlainString()));
    }

    /** Shares a total of whole units out by weight; holders of weight zero are left out. */
    void add(LocalDate day, List<String> holders, long total, double[] weights) {
        BigInteger baseUnits = BigInteger.valueOf(total).multiply(BigInteger.TEN.pow(decimals));
        BigInteger[] parts = Draw.divide(baseUnits, weights);
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].signum() > 0) {
                text.append(line.of(day, holders.get(i), new BigDecimal(parts[i], decimals)))
                        .append('\n');
            }
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
