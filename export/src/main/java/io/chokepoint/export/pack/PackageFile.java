package io.chokepoint.export.pack;

/**
 * A file of a package.
 *
 * @param path name within the package
 * @param rows rows in it; 0 for documents
 * @param bytes its size
 * @param sha256 its hash
 */
public record PackageFile(String path, long rows, long bytes, String sha256) {}
