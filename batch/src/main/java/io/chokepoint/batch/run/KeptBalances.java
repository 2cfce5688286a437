package io.chokepoint.batch.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Day-end balances that published runs have left in the lake, {@code day_end_balance/<dataset>/<day>_<run>}, so that a later
 * run goes on from there. Each says which ingest runs it has read. The newest few are kept: they can always be computed
 * again from the transfers.
 */
final class KeptBalances {
    // Its number rises when other balances are kept than before.
    private static final String MANIFEST = "_KEPT_2";
    private static final int KEPT = 3;

    private final Path root;
    private final FileSystem files;

    /** The balances of a dataset in a lake. */
    KeptBalances(String lake, String dataset, Configuration hadoop) {
        this.root = new Path(new Path(lake, "day_end_balance"), dataset);
        try {
            this.files = root.getFileSystem(hadoop);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot reach " + root, e);
        }
    }

    /**
     * Balances of a day.
     *
     * @param folder where they are
     * @param day the day at whose end they hold
     * @param ingestRuns the ingest runs that they have read
     */
    record Entry(String folder, LocalDate day, Set<String> ingestRuns) {}

    /** A folder for the balances that a run will leave. */
    String folder(LocalDate day, UUID runId) {
        return new Path(root, day + "_" + runId).toString();
    }

    /** What is kept, the latest day first. */
    List<Entry> entries() {
        try {
            List<Entry> entries = new ArrayList<>();
            if (files.exists(root)) {
                for (FileStatus folder : files.listStatus(root)) {
                    Path manifest = new Path(folder.getPath(), MANIFEST);
                    if (files.exists(manifest)) {
                        entries.add(read(folder.getPath(), manifest));
                    }
                }
            }
            entries.sort(Comparator.comparing(Entry::day).reversed());
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the balances kept in " + root, e);
        }
    }

    private Entry read(Path folder, Path manifest) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(files.open(manifest), StandardCharsets.UTF_8))) {
            LocalDate day = LocalDate.parse(lines.readLine());
            return new Entry(folder.toString(), day, new TreeSet<>(lines.lines().toList()));
        }
    }

    /** Says what the balances in a folder are, now that their run is published; forgets the oldest. */
    void keep(Entry entry) {
        Path manifest = new Path(entry.folder(), MANIFEST);
        try (PrintStream out = new PrintStream(files.create(manifest, true), false, StandardCharsets.UTF_8)) {
            out.println(entry.day());
            entry.ingestRuns().forEach(out::println);
            if (out.checkError()) {
                throw new IOException("the file system refused it");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + manifest, e);
        }
        forgetOldest(entry.folder());
    }

    /** Drops all but the newest, and folders of runs that were never published. */
    private void forgetOldest(String newest) {
        Set<Path> kept = new TreeSet<>();
        kept.add(new Path(newest));
        entries().stream().limit(KEPT).forEach(entry -> kept.add(new Path(entry.folder())));
        try {
            for (FileStatus folder : files.listStatus(root)) {
                if (!kept.contains(folder.getPath())) {
                    files.delete(folder.getPath(), true);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot tidy the balances kept in " + root, e);
        }
    }
}
