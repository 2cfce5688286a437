package io.chokepoint.ingest.read;

import io.chokepoint.ingest.value.ReasonCode;

/** Tells text from what is none by the first bytes of a file. */
final class NotText {
    /** How many bytes are looked at. */
    static final int LOOKED_AT = 4096;

    private NotText() {}

    /** @throws RefusedFile if these bytes are those of UTF-16, of an archive, or have a zero among them */
    static void check(byte[] first, String file) {
        if (begins(first, 0xff, 0xfe) || begins(first, 0xfe, 0xff)) {
            throw refused(file, "it is UTF-16; convert it to UTF-8");
        }
        if (begins(first, 'P', 'K', 3, 4)) {
            throw refused(file, "it is a zip archive; unpack it and name the files in it");
        }
        if (begins(first, 'P', 'A', 'R', '1')) {
            throw refused(file, "it is Parquet; declare format: parquet, or name it .parquet");
        }
        for (int i = 0; i < first.length; i++) {
            if (first[i] == 0) {
                throw refused(
                        file, "byte %d is zero, which no UTF-8 text has; is it UTF-16 or binary?".formatted(i + 1));
            }
        }
    }

    private static boolean begins(byte[] first, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= first.length || (first[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static RefusedFile refused(String file, String why) {
        return new RefusedFile(ReasonCode.FILE_NOT_TEXT, file, why);
    }
}
