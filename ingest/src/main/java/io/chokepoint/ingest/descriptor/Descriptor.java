package io.chokepoint.ingest.descriptor;

import io.chokepoint.ingest.lake.Subject;
import io.chokepoint.ingest.read.Layout;
import io.chokepoint.ingest.value.AmountFormat;
import io.chokepoint.ingest.value.HolderForm;
import io.chokepoint.ingest.value.TimeForm;
import java.io.Serializable;
import java.util.List;

/**
 * What an analyst says of a file so that it can be measured; written as YAML, see the schema {@code descriptor.json}.
 *
 * @param source where a row came from, as the lake keeps it: file name and fingerprint of the descriptor
 * @param subject what the amounts are amounts of
 * @param files URIs of the files
 * @param layout where the records are in each file
 * @param holder who has the amount
 * @param holderForm how holders are written
 * @param amount how much
 * @param amountFormat how amounts are written
 * @param asOf the day that the row describes
 * @param timeForm how days are written
 * @param key what tells two records of one day apart; empty means the holder
 */
public record Descriptor(
        String source,
        Subject subject,
        List<String> files,
        Layout layout,
        FieldValue holder,
        HolderForm holderForm,
        FieldValue amount,
        AmountFormat amountFormat,
        FieldValue asOf,
        TimeForm timeForm,
        List<FieldValue> key)
        implements Serializable {

    public Descriptor {
        files = List.copyOf(files);
        key = List.copyOf(key);
    }

    /** The same descriptor of other files. */
    public Descriptor of(List<String> otherFiles) {
        return with(otherFiles, layout);
    }

    /** The same descriptor of files with repaired rows, which are laid out as {@link Layout#repairable} says. */
    public Descriptor ofRepaired(List<String> repairedFiles) {
        return with(repairedFiles, layout.repairable());
    }

    private Descriptor with(List<String> otherFiles, Layout otherLayout) {
        return new Descriptor(
                source,
                subject,
                otherFiles,
                otherLayout,
                holder,
                holderForm,
                amount,
                amountFormat,
                asOf,
                timeForm,
                key);
    }
}
