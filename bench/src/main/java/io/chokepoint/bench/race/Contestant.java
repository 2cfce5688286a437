package io.chokepoint.bench.race;

import java.util.function.ToIntFunction;

/** A program that takes part in a race. */
public interface Contestant {
    /** Short name for tables, such as {@code engine}. */
    String name();

    /** Runs the program once, as a process that the given runner starts and waits for, and gives what the runner gives. */
    int run(ToIntFunction<ProcessBuilder> runner);
}
