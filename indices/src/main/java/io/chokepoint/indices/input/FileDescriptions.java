package io.chokepoint.indices.input;

import java.nio.file.Path;

/**
 * Reads files that say of others where their holders and amounts are. Looked up on the class path when one is given:
 * who measures a file need not know the format, and who knows the format need not measure.
 */
public interface FileDescriptions {
    /**
     * What a description says.
     *
     * @param file the file that it describes
     * @param holder name of the column of holders
     * @param amount name of the column of amounts
     * @param decimals of one written unit; 0 when base units are written
     */
    record Described(Path file, String holder, String amount, int decimals) {}

    /**
     * Reads a description.
     *
     * @param description the file that describes
     * @param file the file that is described, or null for the one that the description names
     * @throws IllegalArgumentException saying what to do, when it cannot be read, or asks for more than columns of a CSV file
     */
    Described read(Path description, Path file);
}
