package io.chokepoint.local.stack;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Tells a user who waits what is being done and how long it took; steps may overlap. */
public final class Steps {
    private final PrintWriter out;

    public Steps(PrintWriter out) {
        this.out = out;
    }

    /** Does the work between a line that names it and one with its duration. */
    public void run(String what, Runnable work) {
        say(what + " …");
        long begin = System.nanoTime();
        work.run();
        double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
        say(String.format(Locale.ROOT, "%s: done in %.1f s", what, seconds));
    }

    /** One line of news. */
    public void say(String line) {
        synchronized (out) {
            out.println("  " + line);
            out.flush();
        }
    }
}
