package io.chokepoint.measure.read;

import io.chokepoint.measure.UserError;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says of a file that the user names why it cannot be read, before anybody tries. */
final class Readable {
    private Readable() {}

    /** @throws UserError when there is no such file, or it is not one that may be read */
    static void require(Path path) {
        if (!Files.exists(path)) {
            throw new UserError("%s does not exist".formatted(path));
        }
        if (Files.isDirectory(path)) {
            throw new UserError("%s is a directory; name a file".formatted(path));
        }
        if (!Files.isReadable(path)) {
            throw new UserError("%s may not be read; see its permissions".formatted(path));
        }
    }
}
