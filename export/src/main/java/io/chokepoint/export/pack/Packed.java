package io.chokepoint.export.pack;

import java.nio.file.Path;
import java.util.List;

/**
 * A complete package on this machine.
 *
 * @param folder where it is
 * @param path where it goes below the root of a destination
 * @param files all its files, in the order in which they are delivered; {@code _SUCCESS} is the last
 * @param parts number of data files among them
 * @param rows rows in all data files
 * @param bytes bytes of all data files
 * @param contentDigest what the rows are, whatever the format
 * @param manifestSha256 hash of the manifest, which names everything else
 */
public record Packed(
        Path folder,
        String path,
        List<PackageFile> files,
        int parts,
        long rows,
        long bytes,
        String contentDigest,
        String manifestSha256) {

    /** What the name of a file that is encrypted for its receiver ends in. */
    public static final String ENCRYPTED = ".pgp";
    /** Name of the file that says that all others are there. */
    public static final String SUCCESS = "_SUCCESS";
    /** Name of the manifest. */
    public static final String MANIFEST = "manifest.json";
    /** Name of the manifest's signature: 64 bytes. */
    public static final String SIGNATURE = "manifest.json.sig";
    /** Name of the columns' description. */
    public static final String SCHEMA = "schema.json";
    /** Name of the file that says what columns mean. */
    public static final String DICTIONARY = "dictionary.json";
    /** Name of the file that says what indices mean. */
    public static final String METHODOLOGY = "methodology.json";
    /** Name of the index values that a delivered distribution proves. */
    public static final String CLAIMS = "claims.jsonl";
    /** Name of the index values that a delivered composite is computed from. */
    public static final String COMPONENTS = "components.jsonl";

    /** The manifest as it is delivered: plain, or encrypted. */
    public PackageFile manifest() {
        return files.stream()
                .filter(file -> file.path().equals(MANIFEST) || file.path().equals(MANIFEST + ENCRYPTED))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The package " + path + " has no manifest"));
    }
}
