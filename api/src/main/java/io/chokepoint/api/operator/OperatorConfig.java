package io.chokepoint.api.operator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How tenants are onboarded. Without the secret of the provisioner, nobody onboards any. */
@ConfigMapping(prefix = "chokepoint.operator")
public interface OperatorConfig {

    /** Client of Keycloak that may manage organizations and users. */
    @WithDefault("chokepoint-provisioner")
    String client();

    /** Its secret. */
    Optional<String> secret();
}
