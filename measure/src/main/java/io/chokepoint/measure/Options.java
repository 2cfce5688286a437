package io.chokepoint.measure;

import io.chokepoint.indices.input.FileDescriptions;
import io.chokepoint.indices.scan.Threshold;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the user asks for.
 *
 * @param file the file to measure; null when the descriptor names it
 * @param descriptor of the file, or null
 * @param holder column of holders, or null
 * @param amount column of amounts, or null
 * @param thresholds asked for beside the published ones
 * @param labelMap file of labels, or null
 * @param decimals of one whole unit, or −1 to find the least that makes all amounts whole
 * @param quarantine where bad rows are written, or null
 * @param json whether one JSON object is printed instead of a table
 */
record Options(
        Path file,
        Path descriptor,
        String holder,
        String amount,
        List<Threshold> thresholds,
        Path labelMap,
        int decimals,
        Path quarantine,
        boolean json) {
    static final String USAGE =
            """
            Usage: chokepoint measure FILE [OPTION]...
            Prints all indices of a CSV file (plain or gzip; - is standard input) of holders and amounts. Needs no
            server.

              --holder COLUMN      column of holders; else address, holder, account or owner
              --amount COLUMN      column of amounts; else amount, balance or value
              --descriptor FILE    says the columns and decimals, and the file when none is given
              --threshold P/Q ...  further thresholds of the Nakamoto coefficient, such as 1/5 or 0.33
              --label-map CSV      columns holder,entity: holders of one entity count as one
              --decimals N         decimals of one unit; amounts are scaled to base units
              --quarantine OUT     writes bad rows to OUT, unless it holds anything else, and measures without them
              --json               prints one JSON object

            Exit codes: 0 measured, 1 failed, 2 called wrongly or the file cannot be measured.
            """;
    static final int MOST_DECIMALS = 77;

    private static final Path STANDARD_INPUT = Path.of("/dev/stdin");
    private static final Pattern DECIMAL = Pattern.compile("0?\\.[0-9]{1,17}");

    /** @throws UserError naming the argument and the remedy */
    static Options of(List<String> arguments) {
        Path file = null;
        Path descriptor = null;
        String holder = null;
        String amount = null;
        Set<Threshold> thresholds = new LinkedHashSet<>();
        Path labelMap = null;
        int decimals = -1;
        Path quarantine = null;
        boolean json = false;
        List<String> left = new ArrayList<>(arguments);
        while (!left.isEmpty()) {
            String argument = left.remove(0);
            switch (argument) {
                case "--descriptor" -> descriptor = Path.of(value(argument, left));
                case "--holder" -> holder = value(argument, left);
                case "--amount" -> amount = value(argument, left);
                case "--threshold" -> {
                    thresholds.add(threshold(value(argument, left)));
                    while (!left.isEmpty() && isThreshold(left.get(0))) {
                        thresholds.add(threshold(left.remove(0)));
                    }
                }
                case "--label-map" -> labelMap = Path.of(value(argument, left));
                case "--decimals" -> decimals = decimals(value(argument, left));
                case "--quarantine" -> quarantine = Path.of(value(argument, left));
                case "--json" -> json = true;
                default -> {
                    if (argument.startsWith("-") && !argument.equals("-")) {
                        throw new UserError("Unknown option %s; see chokepoint measure --help".formatted(argument));
                    }
                    if (file != null) {
                        throw new UserError("One file at a time: %s or %s".formatted(file, argument));
                    }
                    file = argument.equals("-") ? STANDARD_INPUT : Path.of(argument);
                }
            }
        }
        if (file == null && descriptor == null) {
            throw new UserError("Which file? See chokepoint measure --help");
        }
        if (descriptor != null && (holder != null || amount != null || decimals >= 0)) {
            throw new UserError("--descriptor says the columns and decimals; leave out --holder, --amount, --decimals");
        }
        return new Options(
                file, descriptor, holder, amount, List.copyOf(thresholds), labelMap, decimals, quarantine, json);
    }

    /** These options with what a descriptor says. */
    Options of(FileDescriptions.Described described) {
        return new Options(
                described.file(),
                descriptor,
                described.holder(),
                described.amount(),
                thresholds,
                labelMap,
                described.decimals(),
                quarantine,
                json);
    }

    private static String value(String option, List<String> left) {
        if (left.isEmpty()) {
            throw new UserError("%s needs a value".formatted(option));
        }
        return left.remove(0);
    }

    private static boolean isThreshold(String text) {
        return text.matches("[0-9]+/[0-9]+") || DECIMAL.matcher(text).matches();
    }

    private static Threshold threshold(String text) {
        try {
            if (DECIMAL.matcher(text).matches()) {
                BigDecimal decimal = new BigDecimal(text);
                return new Threshold(
                        decimal.unscaledValue().longValueExact(),
                        BigDecimal.ONE.movePointRight(decimal.scale()).longValueExact());
            }
            return Threshold.of(text);
        } catch (IllegalArgumentException wrong) {
            throw new UserError(wrong.getMessage());
        }
    }

    private static int decimals(String text) {
        if (!text.matches("[0-9]{1,2}") || Integer.parseInt(text) > MOST_DECIMALS) {
            throw new UserError("--decimals is a number from 0 to %d, not '%s'".formatted(MOST_DECIMALS, text));
        }
        return Integer.parseInt(text);
    }
}
