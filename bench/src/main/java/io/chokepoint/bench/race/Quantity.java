package io.chokepoint.bench.race;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What is compared of two contestants. */
enum Quantity {
    CPU("CPU", "s", "cpu_seconds", 1, Sample::cpuSeconds),
    WALL("wall", "s", "wall_seconds", 1, sample -> OptionalDouble.of(sample.wallSeconds())),
    MEMORY("peak memory", "MB", "peak_memory_bytes", 1e6, Sample::peakBytes);

    private final String label;
    private final String unit;
    private final String key;
    private final double scale;
    private final Function<Sample, OptionalDouble> value;

    Quantity(String label, String unit, String key, double scale, Function<Sample, OptionalDouble> value) {
        this.label = label;
        this.unit = unit;
        this.key = key;
        this.scale = scale;
        this.value = value;
    }

    String label() {
        return label + " (" + unit + ")";
    }

    String ratioLabel() {
        return label;
    }

    /** Name in JSON, with the unit that the number there has. */
    String key() {
        return key;
    }

    /** Units of JSON in one unit of the table. */
    double scale() {
        return scale;
    }

    /** Empty where one sample lacks it. */
    Optional<Spread> spread(List<Sample> samples) {
        return spread(samples.stream().map(value).toList(), samples.size());
    }

    /** Of the quotients round by round. */
    Optional<Spread> ratio(List<Sample> samples, List<Sample> others) {
        List<OptionalDouble> quotients = IntStream.range(0, samples.size())
                .mapToObj(round -> quotient(value.apply(samples.get(round)), value.apply(others.get(round))))
                .toList();
        return spread(quotients, samples.size());
    }

    private static OptionalDouble quotient(OptionalDouble dividend, OptionalDouble divisor) {
        return dividend.isPresent() && divisor.isPresent() && divisor.getAsDouble() > 0
                ? OptionalDouble.of(dividend.getAsDouble() / divisor.getAsDouble())
                : OptionalDouble.empty();
    }

    private static Optional<Spread> spread(List<OptionalDouble> values, int expected) {
        double[] present = values.stream()
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        return present.length == expected && expected > 0 ? Optional.of(Spread.of(present)) : Optional.empty();
    }
}
