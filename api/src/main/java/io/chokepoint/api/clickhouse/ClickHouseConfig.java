package io.chokepoint.api.clickhouse;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the API reads from ClickHouse. */
@ConfigMapping(prefix = "chokepoint.clickhouse")
public interface ClickHouseConfig {

    /** Longest time that one query may take. */
    @WithDefault("10s")
    Duration queryTimeout();

    /** Queries that run at the same time. */
    @WithDefault("16")
    int readers();

    /** Queries that may wait for a reader; more are refused at once. */
    @WithDefault("256")
    int waiting();

    /** Statements that run at the same time for the small reads of one scope; more wait and go together. */
    @WithDefault("1")
    int sharedStatements();

    /** Most that one such statement reads. */
    @WithDefault("512")
    int sharedKeys();

    /** Most that may wait for one; more is refused at once. */
    @WithDefault("20000")
    int sharedWaiting();

    /** Computations over whole distributions that run at the same time; each holds some tens of megabytes. */
    @WithDefault("2")
    int computations();

    /** Computations that may wait; more are refused at once. */
    @WithDefault("32")
    int waitingComputations();
}
