package io.chokepoint.ingest.collect;

import java.io.IOException;

/** A body exceeds its bound. */
final class BodyTooLarge extends IOException {
    private static final long serialVersionUID = 1L;
}
