package io.chokepoint.export.deliver;

/**
 * What a destination has received.
 *
 * @param location where the package is, for people; holds no secret
 * @param files number of files, {@code _SUCCESS} included
 * @param bytes their size
 * @param proof what the destination itself says of the manifest: a hash read back, or an entity tag
 * @param alreadyThere whether the package was there before
 */
public record Receipt(String location, int files, long bytes, String proof, boolean alreadyThere) {}
