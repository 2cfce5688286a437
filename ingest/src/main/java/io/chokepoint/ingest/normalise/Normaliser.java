package io.chokepoint.ingest.normalise;

import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.collect.ManifestEntry;
import io.chokepoint.ingest.collect.RawZone;
import io.chokepoint.ingest.descriptor.DescribedSource;
import io.chokepoint.ingest.descriptor.Descriptor;
import io.chokepoint.ingest.descriptor.DescriptorReader;
import io.chokepoint.ingest.event.CollectedLogs;
import io.chokepoint.ingest.lake.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** Finds the pages of a source in the raw zone that are rows of the lake, and the descriptors that say how. */
public final class Normaliser {
    /**
     * One kind of document.
     *
     * @param source the collector's
     * @param document what it is called in the manifest, or what its name begins with, and then a slash
     * @param snapshots whether each page is the whole of a day, rather than a part of a sequence
     */
    private record Kind(String source, String document, boolean snapshots, String descriptor) {
        boolean is(String name) {
            return name.equals(document) || name.startsWith(document + "/");
        }
    }

    private static final List<Kind> KINDS = List.of(
            new Kind("defillama", "protocols", true, "defillama-protocols"),
            new Kind("defillama", "stablecoins", true, "defillama-stablecoins"),
            new Kind("snapshot", "votes", false, "snapshot-votes"));

    /** The collector whose pages are logs rather than records with a descriptor. */
    private static final String LOGS = "ethereum";

    private Normaliser() {}

    /**
     * The pages of a source as sources of the lake, one for each document.
     *
     * @throws UserError if no document of the source is normalised, or nothing was collected of those that are
     */
    public static List<Source> sources(Path lake, String source, Configuration configuration) {
        if (source.equals(LOGS)) {
            return collected(lake);
        }
        List<Kind> kinds =
                KINDS.stream().filter(kind -> kind.source().equals(source)).toList();
        if (kinds.isEmpty()) {
            throw new UserError("Source '%s' is none of %s, whose pages are normalised"
                    .formatted(
                            source,
                            Stream.concat(KINDS.stream().map(Kind::source), Stream.of(LOGS))
                                    .distinct()
                                    .sorted()
                                    .toList()));
        }
        List<Source> sources = new ArrayList<>();
        try (RawZone zone = RawZone.open(lake, source)) {
            for (String document : zone.documents()) {
                kinds.stream()
                        .filter(kind -> kind.is(document))
                        .forEach(kind -> sources.add(source(zone, kind, document, configuration)));
            }
        }
        if (sources.isEmpty()) {
            throw nothing(source, lake);
        }
        return sources;
    }

    private static List<Source> collected(Path lake) {
        try (RawZone zone = RawZone.open(lake, LOGS)) {
            List<Source> sources = CollectedLogs.of(zone);
            if (sources.isEmpty()) {
                throw nothing(LOGS, lake);
            }
            return sources;
        }
    }

    private static UserError nothing(String source, Path lake) {
        return new UserError("Nothing of source '%1$s' is in the raw zone of %2$s; ./chokepoint ingest collect %1$s"
                .formatted(source, lake));
    }

    private static Source source(RawZone zone, Kind kind, String document, Configuration configuration) {
        Map<String, String> fetched = new LinkedHashMap<>();
        Map<String, ManifestEntry> lastOfDay = new LinkedHashMap<>();
        for (ManifestEntry entry : zone.entries(document)) {
            String day = entry.at().substring(0, "2026-01-01".length());
            lastOfDay.put(kind.snapshots() ? day : entry.sha256(), entry);
        }
        // A page that did not change is of the day on which it came first.
        lastOfDay
                .values()
                .forEach(entry -> fetched.putIfAbsent(zone.file(entry).toUri().toString(), entry.at()));
        String name = document.substring(Math.min(kind.document().length() + 1, document.length()));
        Descriptor descriptor = DescriptorReader.parse(
                        template(kind.descriptor()).replace("{name}", name), Path.of(kind.descriptor() + ".yaml"))
                .of(List.copyOf(fetched.keySet()));
        return DescribedSource.fetched(descriptor, fetched, configuration);
    }

    private static String template(String name) {
        try (InputStream in = Objects.requireNonNull(
                Normaliser.class.getResourceAsStream("/io/chokepoint/ingest/normalise/" + name + ".yaml"), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
