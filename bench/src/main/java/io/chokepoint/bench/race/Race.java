package io.chokepoint.bench.race;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Contestants in turn, A B A B, so that whatever else the machine does meets all of them alike.
 *
 * @param contestants at least one; the first is compared with each of the others
 * @param rounds      counted rounds, at least 1; one before them is not counted, it fills caches
 * @param meter       that runs and measures
 * @param progress    gets a line for each run
 */
public record Race(List<Contestant> contestants, int rounds, Meter meter, PrintStream progress) {
    /**
     * Runs all rounds.
     *
     * @param afterRound called after each round, the uncounted one included; it throws to end the race
     * @return samples by contestant's name, in the contestants' order, one for each counted round
     */
    public Map<String, List<Sample>> run(Runnable afterRound) {
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        contestants.forEach(contestant -> samples.put(contestant.name(), new ArrayList<>()));
        for (int round = 0; round <= rounds; round++) {
            for (Contestant contestant : contestants) {
                contestant.run(meter);
                report(round, contestant.name(), meter.sample());
                if (round > 0) {
                    samples.get(contestant.name()).add(meter.sample());
                }
            }
            afterRound.run();
        }
        return samples;
    }

    private void report(int round, String name, Sample sample) {
        progress.printf(
                Locale.ROOT,
                "  %s: %s %.2f s%s%n",
                round == 0 ? "Warm-up, not counted" : "Round %d of %d".formatted(round, rounds),
                name,
                sample.wallSeconds(),
                sample.cpuSeconds().isPresent()
                        ? String.format(
                                Locale.ROOT, ", %.2f s CPU", sample.cpuSeconds().getAsDouble())
                        : "");
    }
}
