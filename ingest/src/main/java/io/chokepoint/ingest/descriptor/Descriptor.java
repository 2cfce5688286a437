package io.chokepoint.ingest.descriptor;

import io.chokepoint.ingest.lake.Expectations;
import io.chokepoint.ingest.read.Layout;
import java.io.Serializable;
import java.util.List;

/**
 * What an analyst says of a file so that it can be taken; written as YAML, see the schema {@code descriptor.json}.
 *
 * @param dataset name of the data set
 * @param source where a row came from, as the lake keeps it: file name and fingerprint of the descriptor
 * @param files URIs of the files
 * @param layout where the records are in each file
 * @param facts what the records are
 * @param leftOut records that are known to lack something
 * @param checks what must hold of each other record
 * @param expectations what must hold of each file, for it to be believed
 */
public record Descriptor(
        String dataset,
        String source,
        List<String> files,
        Layout layout,
        Facts facts,
        List<LeftOut> leftOut,
        List<Check> checks,
        Expectations expectations)
        implements Serializable {

    public Descriptor {
        files = List.copyOf(files);
        leftOut = List.copyOf(leftOut);
        checks = List.copyOf(checks);
    }

    /** The same descriptor of other files. */
    public Descriptor of(List<String> otherFiles) {
        return new Descriptor(dataset, source, otherFiles, layout, facts, leftOut, checks, expectations);
    }

    /**
     * The same descriptor of files with repaired rows, which are laid out as {@link Layout#repairable} says; of those,
     * which are parts of a file, nothing is expected.
     */
    public Descriptor ofRepaired(List<String> repairedFiles) {
        return new Descriptor(
                dataset, source, repairedFiles, layout.repairable(), facts, leftOut, checks, Expectations.DEFAULT);
    }
}
