package io.chokepoint.api.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How this replica makes exports. */
@ConfigMapping(prefix = "chokepoint.exports")
public interface ExportConfig {

    /** Whether this replica looks for due slots and waiting runs. */
    @WithDefault("true")
    boolean worker();

    /** Time between two looks. */
    @WithDefault("5s")
    Duration tick();

    /** Runs that this replica works on at the same time. */
    @WithDefault("2")
    int runs();

    /** How long a run stays with a replica that says nothing; it says so three times as often. */
    @WithDefault("60s")
    Duration lease();

    /** Longest time that the rows of one run may take to arrive; ClickHouse's profile of the reader must allow it. */
    @WithDefault("60s")
    Duration queryTimeout();

    /** Attempts of a run in all. */
    @WithDefault("8")
    int attempts();

    /** Wait after the first failure of a run; it doubles. */
    @WithDefault("1m")
    Duration retryBase();

    /** Folder where packages are made before they are delivered. Default: below the system's folder for temporary files. */
    Optional<Path> staging();

    /** Folder that holds the packages of file system destinations; without it there are none. */
    Optional<Path> root();

    /** Hosts that deliveries may go to, {@code *.example.org} for all below one; without it none. */
    Optional<List<String>> egressAllow();

    /** Hosts of the operator's own network: they may have private addresses and need not speak TLS. */
    Optional<List<String>> egressTrusted();

    /** PEM file of the key that packages are signed with; without it there are no exports. */
    Optional<Path> signingKey();

    /** File with 32 random bytes, in base64, that seal destinations' secrets and sign links. */
    Optional<Path> masterKey();

    /** Whether key files that are missing are made at start. For one machine only: replicas must share their keys. */
    @WithDefault("false")
    boolean createKeys();

    /** Address that download links begin with, such as {@code https://api.example.org}; default: the path alone. */
    Optional<String> publicUrl();
}
