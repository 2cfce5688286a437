package io.chokepoint.local.keycloak;

import io.chokepoint.local.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Keycloak takes for its home: links to the shared distribution, and a data folder of this instance.
 *
 * <p>{@code kc.sh} finds its home by its own real path, so {@code bin} is copied, not linked.
 */
final class KeycloakHome {
    private static final List<String> LINKED = List.of("lib", "conf", "providers", "themes");

    private final Path home;

    KeycloakHome(Path home) {
        this.home = home;
    }

    /** Lays the folder out anew around the distribution, with the realm where {@code --import-realm} looks. */
    void prepare(Path distribution, RealmDocument realm) throws IOException {
        FileTree.delete(home);
        Files.createDirectories(home.resolve("bin"));
        try (Stream<Path> scripts = Files.list(distribution.resolve("bin"))) {
            for (Path script : scripts.filter(Files::isRegularFile).toList()) {
                Files.copy(script, home.resolve("bin").resolve(script.getFileName()));
                home.resolve("bin").resolve(script.getFileName()).toFile().setExecutable(true);
            }
        }
        for (String part : LINKED) {
            if (Files.isDirectory(distribution.resolve(part))) {
                Files.createSymbolicLink(home.resolve(part), distribution.resolve(part));
            } else {
                Files.createDirectory(home.resolve(part));
            }
        }
        Path imports = Files.createDirectories(home.resolve("data/import"));
        Files.writeString(imports.resolve(RealmDocument.REALM + "-realm.json"), realm.json());
    }

    String script() {
        return home.resolve("bin/kc.sh").toString();
    }
}
