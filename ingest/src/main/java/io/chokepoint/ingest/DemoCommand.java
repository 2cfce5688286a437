package io.chokepoint.ingest;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** stub */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return 0;
    }
}
