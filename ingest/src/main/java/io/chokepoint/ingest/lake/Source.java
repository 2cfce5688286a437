package io.chokepoint.ingest.lake;

import io.chokepoint.ingest.read.ReadTask;
import io.chokepoint.ingest.read.SourceFile;
import io.chokepoint.ingest.transfer.TransferSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Files of one data set that go into one table of records. */
public interface Source {
    String dataset();

    /** Where a row came from, as the lake keeps it: changes whenever the meaning of the files may have changed. */
    String id();

    /** One of {@link LakeTable#RECORDS}. */
    LakeTable table();

    /** The files to be read, in any order. */
    List<SourceFile> files();

    /** How one of the files is read, into rows of {@link LakeTable#candidateSchema}. */
    ReadTask read(int fileIndex, SourceFile file);

    /**
     * How to read what files said earlier of this source, and these files may no longer say. A record there that the lake has
     * with the same contents, and that none of the run's files has, is withdrawn.
     *
     * @param fresh those of the files that the run reads
     */
    default List<ReadTask> superseded(List<SourceFile> fresh) {
        return List.of();
    }

    /**
     * What else there is to know of the rows before they are decided on.
     *
     * @param candidates rows of this source's table, its own among others
     */
    default Dataset<Row> complete(Dataset<Row> candidates) {
        return candidates;
    }

    /** The subjects that are declared; none where rows are no amounts. */
    List<Subject> subjects();

    /**
     * The subjects that stand in accepted rows and are not declared.
     *
     * @param accepted rows of this source's table, its own among others
     */
    default List<Subject> undeclared(Dataset<Row> accepted) {
        return List.of();
    }

    /**
     * The subjects of tokens in accepted transfers that are not declared.
     *
     * @param tokens in any order, each once
     */
    default List<Subject> undeclared(Collection<String> tokens) {
        return List.of();
    }

    /** The same as typed columns, if its rows are transfers that every task can read by itself. */
    default Optional<TransferSource> typed() {
        return Optional.empty();
    }

    /** Whether of the records with one key and day the last one counts, rather than none if they differ. */
    default boolean lastOfDay() {
        return false;
    }

    /** What each of the files is expected to be. */
    default Expectations expectations() {
        return Expectations.DEFAULT;
    }
}
