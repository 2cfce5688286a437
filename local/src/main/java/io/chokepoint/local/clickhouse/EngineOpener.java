package io.chokepoint.local.clickhouse;

import io.chokepoint.local.clickhouse.chdb.EngineConnection;
import java.nio.file.Path;
import java.util.List;

/** Opens connections to the one data path of this process. */
final class EngineOpener {

    private final Path library;
    private final List<String> arguments;

    EngineOpener(Path library, EngineFolder folder) {
        this.library = library;
        this.arguments = List.of("--path=" + folder.data(), "--config-file=" + folder.engineXml());
    }

    EngineConnection open() {
        return EngineConnection.open(library, arguments);
    }
}
