package io.chokepoint.bench;

import io.chokepoint.bench.chain.Layout;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The work that engine and peer are given, in the same words.
 *
 * @param layout    of the transfers
 * @param transfers folder of days
 * @param from      first day that is read
 * @param to        last day that is read
 * @param opening   folder of balances that the transfers add to, or null
 * @param closing   folder that balances at the end are written to, or null
 * @param output    file of indices
 */
record IndexJob(Layout layout, Path transfers, LocalDate from, LocalDate to, Path opening, Path closing, Path output) {
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "--layout=" + layout.word(),
                "--transfers=" + transfers,
                "--output=" + output,
                "--from=" + from,
                "--to=" + to));
        if (opening != null) {
            arguments.add("--opening-balances=" + opening);
        }
        if (closing != null) {
            arguments.add("--closing-balances=" + closing);
        }
        return arguments;
    }
}
