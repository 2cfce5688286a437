package io.chokepoint.ingest.lake;

import io.chokepoint.ingest.read.ReadTask;
import io.chokepoint.ingest.read.SourceFile;
import io.chokepoint.ingest.transfer.TransferSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A source without one of its files, which was refused; the others mean what they meant. */
public record SourceWithout(Source source, String refused) implements Source {

    /** These sources without the file; a source that has no other is left out. */
    public static List<Source> each(List<? extends Source> sources, String refused) {
        return sources.stream()
                .map(source -> (Source) new SourceWithout(source, refused))
                .filter(source -> !source.files().isEmpty())
                .toList();
    }

    @Override
    public String dataset() {
        return source.dataset();
    }

    @Override
    public String id() {
        return source.id();
    }

    @Override
    public LakeTable table() {
        return source.table();
    }

    @Override
    public List<SourceFile> files() {
        return source.files().stream()
                .filter(file -> !file.uri().equals(refused))
                .toList();
    }

    @Override
    public ReadTask read(int fileIndex, SourceFile file) {
        return source.read(fileIndex, file);
    }

    @Override
    public List<ReadTask> superseded(List<SourceFile> fresh) {
        return source.superseded(fresh);
    }

    @Override
    public Dataset<Row> complete(Dataset<Row> candidates) {
        return source.complete(candidates);
    }

    @Override
    public List<Subject> subjects() {
        return source.subjects();
    }

    @Override
    public List<Subject> undeclared(Dataset<Row> accepted) {
        return source.undeclared(accepted);
    }

    @Override
    public List<Subject> undeclared(Collection<String> tokens) {
        return source.undeclared(tokens);
    }

    @Override
    public Optional<TransferSource> typed() {
        return source.typed();
    }

    @Override
    public Expectations expectations() {
        return source.expectations();
    }
}
