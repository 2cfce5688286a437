package io.chokepoint.ingest.descriptor;

import io.chokepoint.ingest.lake.Expectations;
import io.chokepoint.ingest.lake.FileLedger;
import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.lake.Source;
import io.chokepoint.ingest.lake.Subject;
import io.chokepoint.ingest.read.ReadTask;
import io.chokepoint.ingest.read.SourceFile;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/**
 * The files of a descriptor, as the facts that it says they are.
 *
 * @param fetched when pages of the raw zone were asked for, by their URI; empty for other files
 */
public record DescribedSource(Descriptor descriptor, List<SourceFile> files, Map<String, String> fetched)
        implements Source {

    public DescribedSource {
        files = List.copyOf(files);
        fetched = Map.copyOf(fetched);
    }

    /** Hashes the files of the descriptor. */
    public static DescribedSource of(Descriptor descriptor, Configuration configuration) {
        return fetched(descriptor, Map.of(), configuration);
    }

    /**
     * Hashes the files of the descriptor, which are pages of the raw zone.
     *
     * @param fetched when each was asked for, ISO 8601, by its URI
     */
    public static DescribedSource fetched(
            Descriptor descriptor, Map<String, String> fetched, Configuration configuration) {
        return new DescribedSource(
                descriptor,
                descriptor.files().stream()
                        .map(uri -> SourceFile.at(uri, configuration))
                        .toList(),
                fetched);
    }

    @Override
    public String dataset() {
        return descriptor.dataset();
    }

    @Override
    public String id() {
        return descriptor.source();
    }

    @Override
    public LakeTable table() {
        return descriptor.facts().table();
    }

    @Override
    public ReadTask read(int fileIndex, SourceFile file) {
        return new ReadTask(
                fileIndex,
                file,
                descriptor.layout(),
                new FactsMapper(descriptor, FileLedger.name(file.uri()), fetched.get(file.uri())));
    }

    @Override
    public List<Subject> subjects() {
        return descriptor.facts().subject().stream().toList();
    }

    @Override
    public boolean lastOfDay() {
        return descriptor.facts().day().filter(DayValue::last).isPresent();
    }

    @Override
    public Expectations expectations() {
        return descriptor.expectations();
    }
}
