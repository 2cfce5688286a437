package io.chokepoint.api.export;

/** How packages are brought to a destination. New kinds may be added. */
public enum DestinationKind {
    /** The platform's own folder of the tenant; fetched by download links. */
    FILE_SYSTEM,
    /** A bucket of S3 or of a server that speaks its protocol. */
    S3,
    /** A folder of an SSH server. */
    SFTP,
    /** An HTTPS address that takes files by PUT. */
    HTTPS_PUT
}
