package io.chokepoint.bench;

import io.chokepoint.bench.api.ApiFigures;
import io.chokepoint.bench.api.ApiTrial;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the API makes of ClickHouse's answers, beside ClickHouse itself and beside a server in Node. */
@Command(
        name = "api",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Asks an API of its own, at 512 MB of heap, with tokens of Keycloak, over published indices.",
            "Beside it, in the same run: the statements that the API sends, sent to ClickHouse without it, and graphql-yoga on"
                    + " the same ClickHouse. Needs Node 20 or newer."
        })
final class ApiBench implements Callable<Integer> {
    @Mixin
    private Settings settings;

    @Option(names = "--subjects", defaultValue = "160", description = "Number of subjects. Default: 160.")
    private int subjects;

    @Option(names = "--days", defaultValue = "365", description = "Number of days. Default: 365.")
    private int days;

    @Option(names = "--seconds", defaultValue = "15", description = "Length of one load. Default: 15.")
    private int seconds;

    @Override
    public Integer call() {
        settings.check();
        settings.requirePositive("--subjects", subjects);
        settings.requirePositive("--days", days);
        settings.requirePositive("--seconds", seconds);
        ApiFigures figures = new ApiTrial(
                        settings.project(),
                        settings.cache(),
                        subjects,
                        days,
                        seconds,
                        settings.seed(),
                        settings.progress())
                .run();
        settings.print(figures.json(), figures.table());
        return 0;
    }
}
