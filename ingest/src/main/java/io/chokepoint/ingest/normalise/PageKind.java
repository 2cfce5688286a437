package io.chokepoint.ingest.normalise;

import io.chokepoint.ingest.collect.ManifestEntry;
import io.chokepoint.ingest.collect.RawZone;
import io.chokepoint.ingest.collect.paged.LandedSweep;
import io.chokepoint.ingest.collect.paged.SweepRecords;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One kind of document, as rows of one data set.
 *
 * @param source the collector's
 * @param document what it is called in the manifest, or what its name begins with, and then a slash
 * @param pages which pages of it are read
 * @param pointer of a sweep, JSON pointer to the list in each page
 * @param descriptor name of the template of the descriptor that says what the records are
 * @param words what stands in the template for each word in braces, beside the parts of the document's name
 */
record PageKind(
        String source, String document, Pages pages, String pointer, String descriptor, Map<String, String> words) {
    PageKind {
        words = Map.copyOf(words);
    }

    /** Which pages of a document are read. What was taken of a day stays, whatever is collected later on that day. */
    enum Pages {
        /** Each is the whole: the first one of a day. */
        SNAPSHOT,
        /** Each is a part of a sequence that only grows: all of them. */
        SEQUENCE,
        /** Those of a sweep are the whole together: the first complete sweep of a day, as one file. */
        SWEEP
    }

    private static final int DAY = "2026-01-01".length();

    static PageKind snapshot(String source, String document, String descriptor) {
        return new PageKind(source, document, Pages.SNAPSHOT, "", descriptor, Map.of());
    }

    static PageKind sequence(String source, String document, String descriptor) {
        return new PageKind(source, document, Pages.SEQUENCE, "", descriptor, Map.of());
    }

    static PageKind sweep(String source, String document, String pointer, String descriptor) {
        return new PageKind(source, document, Pages.SWEEP, pointer, descriptor, Map.of());
    }

    /** The same, with these words in its template. */
    PageKind with(Map<String, String> given) {
        return new PageKind(source, document, pages, pointer, descriptor, given);
    }

    boolean is(String name) {
        return name.equals(document) || name.startsWith(document + "/");
    }

    /** What a document's name has after that of its kind, such as the space of a document of votes. */
    String name(String name) {
        return name.substring(Math.min(document.length() + 1, name.length()));
    }

    /** The files to read of a document of this kind, by URI, and the instant that each describes; oldest first. */
    Map<String, String> files(RawZone zone, String name) {
        Map<String, String> files = new LinkedHashMap<>();
        if (pages == Pages.SWEEP) {
            Map<String, LandedSweep> ofDay = new LinkedHashMap<>();
            for (LandedSweep sweep : LandedSweep.complete(zone, name)) {
                ofDay.putIfAbsent(day(sweep.asOf().toString()), sweep);
            }
            ofDay.values()
                    .forEach(sweep -> files.putIfAbsent(
                            SweepRecords.file(zone, sweep, pointer).toUri().toString(),
                            sweep.asOf().toString()));
            return files;
        }
        Map<String, ManifestEntry> ofDay = new LinkedHashMap<>();
        for (ManifestEntry entry : zone.entries(name)) {
            ofDay.putIfAbsent(pages == Pages.SNAPSHOT ? day(entry.at()) : entry.sha256(), entry);
        }
        // What did not change is of the day on which it came first.
        ofDay.values()
                .forEach(entry -> files.putIfAbsent(zone.file(entry).toUri().toString(), entry.at()));
        return files;
    }

    private static String day(String instant) {
        return instant.substring(0, DAY);
    }
}
