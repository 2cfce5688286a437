package io.chokepoint.ingest.normalise;

import io.chokepoint.ingest.UserError;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** Finds the pages of a source in the raw zone that are rows of the lake, and the descriptors that say how. */
public final class Normaliser {
    /** The collector whose pages are logs rather than records with a descriptor. */
    private static final String LOGS = "ethereum";

    private Normaliser() {}

    /** The sources that are normalised, in alphabetical order. */
    public static List<String> names() {
        return Stream.concat(PageKinds.ALL.stream().map(PageKind::source), Stream.of(LOGS))
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * The pages of a source as sources of the lake, one for each document and data set.
     *
     * @throws UserError if no document of the source is normalised, or nothing was collected of those that are
     */
    public static List<Source> sources(Path lake, String source, Configuration configuration) {
        if (source.equals(LOGS)) {
            return collected(lake);
        }
        List<PageKind> kinds = PageKinds.ALL.stream()
                .filter(kind -> kind.source().equals(source))
                .toList();
        if (kinds.isEmpty()) {
            throw new UserError("Source '%s' is none of %s, whose pages are normalised".formatted(source, names()));
        }
        List<Source> sources = new ArrayList<>();
        try (RawZone zone = RawZone.open(lake, source)) {
            for (String document : zone.documents()) {
                kinds.stream()
                        .filter(kind -> kind.is(document))
                        .map(kind -> source(kind, kind.files(zone, document), kind.name(document), configuration))
                        .filter(found -> !found.files().isEmpty())
                        .forEach(sources::add);
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
        return new UserError(
                "Nothing of source '%1$s' is whole in the raw zone of %2$s; ./chokepoint ingest collect %1$s"
                        .formatted(source, lake));
    }

    private static Source source(PageKind kind, Map<String, String> files, String name, Configuration configuration) {
        return DescribedSource.fetched(descriptor(kind, name).of(List.copyOf(files.keySet())), files, configuration);
    }

    /** What says how a document of this kind is read, as yet without files. */
    static Descriptor descriptor(PageKind kind, String name) {
        return DescriptorReader.parse(
                named(template(kind.descriptor()), kind.words(), name), Path.of(kind.descriptor() + ".yaml"));
    }

    /** A template with its words, and a document's name in it: whole, as a part of a data set's name, and before and behind its last slash. */
    private static String named(String template, Map<String, String> words, String name) {
        String worded = template;
        for (Map.Entry<String, String> word : words.entrySet()) {
            worded = worded.replace("{" + word.getKey() + "}", word.getValue());
        }
        int slash = name.lastIndexOf('/');
        return worded.replace("{name}", name)
                .replace("{slug}", slug(name))
                .replace("{parent}", name.substring(0, Math.max(0, slash)))
                .replace("{leaf}", name.substring(slash + 1));
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "-");
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
