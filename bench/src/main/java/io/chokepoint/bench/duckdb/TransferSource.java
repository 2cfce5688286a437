package io.chokepoint.bench.duckdb;

import io.chokepoint.bench.BenchException;
import io.chokepoint.bench.chain.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of some days, as SQL reads them.
 *
 * @param layout of the files
 * @param files  in the order of days
 */
record TransferSource(Layout layout, List<Path> files) {
    private static final String DAY = "as_of=";

    /**
     * The files of the days from {@code from} to {@code to}, both included.
     *
     * @throws BenchException if the folder cannot be read or has no file in these days
     */
    static TransferSource of(Layout layout, Path folder, LocalDate from, LocalDate to) {
        try (Stream<Path> days = Files.list(folder)) {
            List<Path> files = days.filter(day -> day.getFileName().toString().startsWith(DAY))
                    .filter(day -> isWithin(day, from, to))
                    .sorted()
                    .flatMap(TransferSource::parquetFiles)
                    .toList();
            if (files.isEmpty()) {
                throw new BenchException("%s has no transfers of these days".formatted(folder));
            }
            return new TransferSource(layout, files);
        } catch (IOException e) {
            throw new BenchException("Cannot read the folder " + folder + ": " + e.getMessage(), e);
        }
    }

    private static boolean isWithin(Path folder, LocalDate from, LocalDate to) {
        LocalDate day = LocalDate.parse(folder.getFileName().toString().substring(DAY.length()));
        return !day.isBefore(from) && !day.isAfter(to);
    }

    private static Stream<Path> parquetFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList().stream();
        } catch (IOException e) {
            throw new BenchException("Cannot read the folder " + folder + ": " + e.getMessage(), e);
        }
    }

    /** A table function over the files. */
    String table() {
        return "read_parquet(%s, hive_partitioning = false)"
                .formatted(files.stream().map(Sql::text).collect(Collectors.joining(", ", "[", "]")));
    }

    String series() {
        return layout == Layout.IDS ? "series_id" : "token";
    }

    String sender() {
        return layout == Layout.IDS ? "sender_id" : "sender";
    }

    String recipient() {
        return layout == Layout.IDS ? "recipient_id" : "recipient";
    }

    /** The literal for nobody. */
    String nobody() {
        return layout == Layout.IDS ? "0" : "'" + "\\x00".repeat(20) + "'::BLOB";
    }
}
