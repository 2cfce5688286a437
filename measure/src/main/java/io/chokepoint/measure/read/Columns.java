package io.chokepoint.measure.read;

import io.chokepoint.measure.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where a file keeps its holders and amounts.
 *
 * @param count number of columns
 * @param holder position of the holders, from 0
 * @param amount position of the amounts, from 0
 * @param holderName the column's name
 * @param amountName the column's name
 */
record Columns(int count, int holder, int amount, String holderName, String amountName) {
    private static final List<String> HOLDERS = List.of("address", "holder", "account", "owner");
    private static final List<String> AMOUNTS = List.of("amount", "balance", "value");

    /**
     * The columns of a header.
     *
     * @param holder name of the column, or null for the usual ones
     * @param amount name of the column, or null for the usual ones
     * @throws UserError naming the columns that there are, when one is missing or ambiguous
     */
    static Columns of(List<String> header, String holder, String amount) {
        int holders = position(header, holder, HOLDERS, "--holder");
        int amounts = position(header, amount, AMOUNTS, "--amount");
        if (holders == amounts) {
            throw new UserError("Column '%s' cannot be both holder and amount".formatted(header.get(holders)));
        }
        return new Columns(header.size(), holders, amounts, header.get(holders), header.get(amounts));
    }

    private static int position(List<String> header, String name, List<String> usual, String option) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            String column = header.get(i).strip();
            if (name != null ? column.equals(name) : usual.contains(column.toLowerCase(Locale.ROOT))) {
                found.add(i);
            }
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        String there = "the columns are " + String.join(", ", header);
        if (name != null) {
            throw new UserError((found.isEmpty() ? "There is no column '%s'; %s" : "There are several columns '%s'; %s")
                    .formatted(name, there));
        }
        String remedy = "name it with %s COLUMN".formatted(option);
        throw new UserError((found.isEmpty()
                        ? "No column is one of %s; %s, or put names, separated by commas, into the first line; %s"
                        : "More than one column is one of %s; %s; %s")
                .formatted(String.join(", ", usual), remedy, there));
    }
}
