package io.chokepoint.batch.transfers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A folder of Parquet files of transfers, with a folder as_of=YYYY-MM-DD for each day.
 *
 * @param uri where it is, on any file system that Hadoop knows
 */
record TransferFolder(String uri) {
    private static final String DAY = "as_of=";

    /**
     * The files of some days. Names that begin with a dot or an underscore are left out, as everywhere in Hadoop.
     *
     * @param from the first day; null for the first there is
     * @param to the last day; null for the last there is
     * @return in the order of the days; none where the folder has no such days
     * @throws IllegalArgumentException when the folder has no day at all, or one that is no date
     */
    List<FileStatus> files(Configuration hadoop, LocalDate from, LocalDate to) {
        try {
            Path folder = new Path(uri);
            FileSystem system = folder.getFileSystem(hadoop);
            FileStatus[] days = system.globStatus(new Path(folder, DAY + "*"));
            if (days == null || days.length == 0) {
                throw new IllegalArgumentException(
                        "%s has no folders %sYYYY-MM-DD; name the folder of the days with --transfers"
                                .formatted(uri, DAY));
            }
            List<FileStatus> files = new ArrayList<>();
            for (FileStatus day : days) {
                LocalDate date = date(day.getPath());
                if ((from == null || !date.isBefore(from)) && (to == null || !date.isAfter(to))) {
                    files.addAll(List.of(system.listStatus(day.getPath(), TransferFolder::isVisible)));
                }
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + uri, e);
        }
    }

    private static LocalDate date(Path day) {
        try {
            return LocalDate.parse(day.getName().substring(DAY.length()));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("%s is no day; folders are called %sYYYY-MM-DD".formatted(day, DAY), e);
        }
    }

    private static boolean isVisible(Path path) {
        return !path.getName().startsWith("_") && !path.getName().startsWith(".");
    }
}
