package io.chokepoint.ingest.repair;

import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.descriptor.Descriptor;
import io.chokepoint.ingest.lake.FileLedger;
import io.chokepoint.ingest.lake.IngestRun;
import io.chokepoint.ingest.lake.Lake;
import io.chokepoint.ingest.lake.Runs;
import io.chokepoint.ingest.read.Layout;
import io.chokepoint.ingest.read.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** The files of one source that a run set rows aside from, and how those rows are written to be repaired. */
public final class Repairable {
    // What the commands for labels, links and transfers name their sources; such files tell their format by their name.
    private static final String TOLD_BY_NAME = "(label|link|ethereum-etl|logs-[a-z]+)@[0-9a-f]{12}";

    private final IngestRun run;
    private final List<FileLedger> files;
    private final Layout layout;

    private Repairable(IngestRun run, List<FileLedger> files, Layout layout) {
        this.run = run;
        this.files = files;
        this.layout = layout;
    }

    /**
     * Chooses what is to be repaired.
     *
     * @param descriptor that the rows were read with, or null for those of labels, links and ethereum-etl
     * @param file name or URI of the file whose rows are wanted, or null for all
     * @throws UserError if the run set aside no such row, or rows of several sources
     */
    public static Repairable of(IngestRun run, Descriptor descriptor, String file) {
        if (!run.status().equals(Lake.COMMITTED)) {
            throw new UserError("Run %s is %s, and has no rows to repair: mend its file and take it again"
                    .formatted(run.id(), run.status()));
        }
        List<FileLedger> setAside =
                run.files().stream().filter(ledger -> ledger.quarantined() > 0).toList();
        if (setAside.isEmpty()) {
            throw new UserError("Run %s set no row aside; there is nothing to repair".formatted(run.id()));
        }
        List<FileLedger> chosen = setAside.stream()
                .filter(ledger -> descriptor == null
                        || (ledger.source().equals(descriptor.source())
                                && ledger.dataset().equals(descriptor.dataset())))
                .filter(ledger -> file == null
                        || ledger.file().equals(file)
                        || ledger.file().endsWith("/" + file))
                .toList();
        if (chosen.isEmpty()) {
            String wanted = Stream.of(descriptor == null ? null : descriptor.source(), file)
                    .filter(text -> text != null)
                    .collect(Collectors.joining(" and "));
            throw new UserError(
                    "Run %s set aside no row of %s; it did of %s. Give the descriptor as it was when the file was taken"
                            .formatted(run.id(), wanted, listed(setAside)));
        }
        if (chosen.stream().map(Repairable::source).distinct().count() > 1) {
            throw new UserError(
                    "Run %s set aside rows of several sources, %s; write those of one, with --descriptor or --file"
                            .formatted(run.id(), listed(chosen)));
        }
        return new Repairable(run, chosen, layout(descriptor, chosen));
    }

    /**
     * Writes the rows, with the header that their files have.
     *
     * @param out a file that is not there yet
     * @return how many rows were written
     * @throws UserError if the file cannot be written, or the header can no longer be known
     */
    public long write(Path out, Runs runs, Configuration configuration) {
        Layout.Format format = layout.format();
        if (files.get(0).source().matches(TOLD_BY_NAME) && format(out.toString()) != format) {
            throw new UserError("%s would hold rows in format %s, which its name has to tell; name it OUT.%s"
                    .formatted(out, format.id(), format.id()));
        }
        String header = format == Layout.Format.CSV && layout.header().isEmpty() ? header(configuration) : "";
        return RepairFile.write(out, layout, header, runs.texts(run, files));
    }

    private static Layout layout(Descriptor descriptor, List<FileLedger> files) {
        if (descriptor != null) {
            return descriptor.layout().repairable();
        }
        String source = files.get(0).source();
        if (!source.matches(TOLD_BY_NAME)) {
            throw new UserError(
                    "The rows were read through %s; give that descriptor with --descriptor".formatted(source));
        }
        List<Layout> layouts = files.stream()
                .map(file ->
                        Layout.flat(format(file.file()), List.of(), List.of()).repairable())
                .distinct()
                .toList();
        if (layouts.size() > 1) {
            throw new UserError(
                    "%s differ in their format; write the rows of one with --file".formatted(listed(files)));
        }
        return layouts.get(0);
    }

    private static Layout.Format format(String name) {
        try {
            return Layout.Format.ofName(name);
        } catch (IllegalArgumentException none) {
            throw new UserError(none.getMessage(), none);
        }
    }

    private String header(Configuration configuration) {
        List<String> headers = files.stream()
                .map(file -> header(file, configuration))
                .distinct()
                .toList();
        if (headers.size() > 1) {
            throw new UserError("%s differ in their header: %s; write the rows of one with --file"
                    .formatted(listed(files), String.join(" and ", headers)));
        }
        return headers.get(0);
    }

    private String header(FileLedger file, Configuration configuration) {
        SourceFile now;
        try {
            now = SourceFile.at(file.file(), configuration);
        } catch (UserError gone) {
            throw new UserError(
                    "The header of the rows stands in %s, which cannot be read any more (%s); put the file back"
                            .formatted(file.file(), gone.getMessage()),
                    gone);
        }
        if (!now.sha256().equals(file.sha256())) {
            throw new UserError(
                    "The header of the rows stood in %s, which has changed: its SHA-256 is %s, that of run %s was %s; put the file back"
                            .formatted(file.file(), now.sha256(), run.id(), file.sha256()));
        }
        return now.firstLine(configuration);
    }

    private static String listed(List<FileLedger> files) {
        return files.stream()
                .map(file -> "%s (%s)".formatted(file.file(), file.source()))
                .collect(Collectors.joining(", "));
    }

    private static List<String> source(FileLedger file) {
        return List.of(file.dataset(), file.source());
    }
}
