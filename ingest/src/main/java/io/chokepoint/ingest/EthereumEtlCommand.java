package io.chokepoint.ingest;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** stub */
@Command(name = "ethereum-etl")
final class EthereumEtlCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return 0;
    }
}
