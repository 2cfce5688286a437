package io.chokepoint.api.tenant;

import io.smallrye.config.ConfigMapping;
import java.util.Set;

/** Which tokens are taken, beyond what OpenID Connect checks by itself. */
@ConfigMapping(prefix = "chokepoint.token")
public interface TokenConfig {

    /** Clients whose tokens are taken, by their id in the {@code azp} claim. */
    Set<String> clients();
}
