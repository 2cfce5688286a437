package io.chokepoint.api.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many may listen, and how often is looked. */
@ConfigMapping(prefix = "chokepoint.live")
interface LiveConfig {

    /** Connections of all tenants to this replica. */
    @WithDefault("1000")
    int maxConnections();

    /** Connections of one tenant to this replica. */
    @WithDefault("20")
    int maxPerTenant();

    /** Subscriptions of one connection. */
    @WithDefault("10")
    int maxSubscriptions();

    /** Publications that wait for one connection. */
    @WithDefault("100")
    int maxWaiting();

    /** Time from the connection to its login. */
    @WithDefault("3s")
    Duration login();

    /** How often a connection's token, tenant and client are looked at. */
    @WithDefault("5s")
    Duration check();

    /** Silence of a client after which its connection is closed; it is asked for a sign before. */
    @WithDefault("60s")
    Duration silence();

    /** How often publications are looked up for a tenant that listens. */
    @WithDefault("1s")
    Duration interval();
}
