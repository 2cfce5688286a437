package io.chokepoint.ingest.evidence;

import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.lake.Source;
import io.chokepoint.ingest.lake.Subject;
import io.chokepoint.ingest.read.Layout;
import io.chokepoint.ingest.read.ReadTask;
import io.chokepoint.ingest.read.SourceFile;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** Files of labels, or of links: CSV with a header, JSON Lines or Parquet. */
public final class EvidenceFiles implements Source {
    private final LakeTable table;
    private final String id;
    private final EvidenceMapper mapper;
    private final List<SourceFile> files;

    private EvidenceFiles(LakeTable table, String id, EvidenceMapper mapper, List<SourceFile> files) {
        this.table = table;
        this.id = id;
        this.mapper = mapper;
        this.files = files;
    }

    /**
     * The labels in these files.
     *
     * @param files URIs
     * @throws UserError if a file is not readable
     */
    public static EvidenceFiles labels(Attribution attribution, List<String> files, Configuration configuration) {
        return of(LakeTable.LABEL, new LabelMapper(attribution), files, configuration);
    }

    /**
     * The links in these files.
     *
     * @param files URIs
     * @throws UserError if a file is not readable
     */
    public static EvidenceFiles links(Attribution attribution, List<String> files, Configuration configuration) {
        return of(LakeTable.LINK, new LinkMapper(attribution), files, configuration);
    }

    private static EvidenceFiles of(
            LakeTable table, EvidenceMapper mapper, List<String> files, Configuration configuration) {
        return new EvidenceFiles(
                table,
                table.directory() + "@" + mapper.attribution().fingerprint(),
                mapper,
                files.stream().map(uri -> SourceFile.at(uri, configuration)).toList());
    }

    @Override
    public String dataset() {
        return mapper.attribution().dataset();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public LakeTable table() {
        return table;
    }

    @Override
    public List<SourceFile> files() {
        return files;
    }

    @Override
    public ReadTask read(int fileIndex, SourceFile file) {
        Layout layout = Layout.flat(Layout.Format.ofName(file.uri()), mapper.columns(), List.of());
        return new ReadTask(fileIndex, file, layout, mapper);
    }

    @Override
    public List<Subject> subjects() {
        return List.of();
    }
}
