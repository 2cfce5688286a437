package io.chokepoint.export.deliver;

import java.lang.management.ManagementFactory;

/** The most that is alive on the heap while something is done, beyond what was alive before. */
final class LiveHeap {
    private static final long PAUSE_MILLIS = 100;

    private LiveHeap() {}

    /** Bytes; what is garbage does not count. */
    static long most(Runnable work) throws InterruptedException {
        long before = alive();
        long[] most = {before};
        Thread sampler = new Thread(
                () -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        most[0] = Math.max(most[0], alive());
                        try {
                            Thread.sleep(PAUSE_MILLIS);
                        } catch (InterruptedException e) {
                            return;
                        }
                    }
                },
                "live-heap");
        sampler.start();
        try {
            work.run();
        } finally {
            sampler.interrupt();
            sampler.join();
        }
        return most[0] - before;
    }

    private static long alive() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
