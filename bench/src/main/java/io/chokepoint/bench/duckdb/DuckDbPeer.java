package io.chokepoint.bench.duckdb;

import io.chokepoint.bench.BenchException;
import io.chokepoint.bench.chain.Layout;
import io.chokepoint.bench.result.IndexFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Balances at the end of the last day and their indices, token by token, computed by DuckDB. */
@Command(
        name = "duckdb-peer",
        mixinStandardHelpOptions = true,
        description = "Computes the indices of all tokens from their transfers, with DuckDB.")
public final class DuckDbPeer implements Callable<Integer> {
    @Option(names = "--layout", required = true, description = "ids or addresses.")
    private Layout layout;

    @Option(names = "--transfers", required = true, description = "Folder of as_of=YYYY-MM-DD folders.")
    private Path transfers;

    @Option(names = "--output", required = true, description = "File of JSON lines that is written.")
    private Path output;

    @Option(names = "--opening-balances", description = "Folder of balances that the transfers add to.")
    private Path openingBalances;

    @Option(names = "--closing-balances", description = "Folder that balances at the end are written to.")
    private Path closingBalances;

    @Option(names = "--from", description = "First day that is read.")
    private LocalDate from = LocalDate.MIN;

    @Option(names = "--to", description = "Last day that is read.")
    private LocalDate to = LocalDate.MAX;

    @Option(names = "--threads", defaultValue = "2", description = "Threads of the database. Default: 2.")
    private int threads;

    /** Exits with 0 when the output is written, 1 on a fault, 2 when the call is wrong. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new DuckDbPeer())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((fault, command, parsed) -> {
                    if (fault instanceof BenchException) {
                        command.getErr().println(fault.getMessage());
                        return CommandLine.ExitCode.SOFTWARE;
                    }
                    throw fault;
                });
    }

    @Override
    public Integer call() throws IOException, SQLException {
        TransferSource source = TransferSource.of(layout, transfers, from, to);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set threads = " + threads);
            statement.execute("set preserve_insertion_order = false");
            Balances balances = new Balances(statement, source);
            balances.compute(openingBalances);
            if (closingBalances != null) {
                balances.write(closingBalances);
            }
            IndexFile.write(output, Indices.of(statement, layout));
        }
        return CommandLine.ExitCode.OK;
    }
}
