package io.chokepoint.bench.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A CSV file of transfers as a Parquet file, columns as they are, without a check. */
@Command(
        name = "duckdb-copy",
        mixinStandardHelpOptions = true,
        description = "Writes a CSV file of transfers as Parquet, with DuckDB.")
public final class DuckDbCopy implements Callable<Integer> {
    @Option(names = "--transfers", required = true, description = "CSV file with a header.")
    private Path transfers;

    @Option(names = "--output", required = true, description = "Parquet file that is written.")
    private Path output;

    @Option(names = "--threads", defaultValue = "2", description = "Threads of the database. Default: 2.")
    private int threads;

    /** Exits with 0 when the output is written, 1 on a fault, 2 when the call is wrong. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new DuckDbCopy()).execute(arguments));
    }

    @Override
    public Integer call() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set threads = " + threads);
            statement.execute("set preserve_insertion_order = false");
            // Values have up to 256 bits: as text they stay what they are, as a number of DuckDB's they would not fit.
            statement.execute("copy (select * from read_csv(%s, header = true, types = {'value': 'VARCHAR'})) to %s"
                            .formatted(Sql.text(transfers), Sql.text(output))
                    + " (format parquet, compression snappy)");
        }
        return CommandLine.ExitCode.OK;
    }
}
