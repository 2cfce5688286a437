package io.chokepoint.bench.duckdb;

import io.chokepoint.bench.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;

/** What every holder has of every token at the end: a table {@code balances} of series, holder and balance, all positive. */
final class Balances {
    private static final String FILE = "balances.parquet";

    // Halves make 128 bits faster than the decimal column does, which takes twice the CPU for the whole query.
    private static final String AMOUNT =
            "(amount_high + (amount_low < 0)::BIGINT)::HUGEINT * 18446744073709551616::HUGEINT + amount_low";

    private final Statement statement;
    private final TransferSource source;

    Balances(Statement statement, TransferSource source) {
        this.statement = statement;
        this.source = source;
    }

    /**
     * Fills the table.
     *
     * @param opening folder that {@link #write} has filled, or null to begin with nothing
     * @throws SQLException also when a sum exceeds 127 bits
     */
    void compute(Path opening) throws SQLException {
        statement.execute(opening == null ? fromNothing() : from(opening.resolve(FILE)));
    }

    private String fromNothing() {
        return "create temp table balances as select * from (" + changes() + ") where balance > 0";
    }

    /** Both legs come from one scan; the files are read once. */
    private String changes() {
        return """
                select series, holder, sum(amount) as balance
                from (
                  select series, unnest([recipient, sender]) as holder, unnest([amount, -amount]) as amount
                  from (
                    select %s as series, %s as recipient, %s as sender, %s as amount
                    from %s))
                where holder <> %s
                group by series, holder"""
                .formatted(
                        source.series(), source.recipient(), source.sender(), AMOUNT, source.table(), source.nobody());
    }

    /** The day's changes are few: the hash table holds them, and the balances of yesterday only pass by. */
    private String from(Path opening) {
        return """
                create temp table balances as
                with changes as materialized (%s)
                select * from (
                  select
                    coalesce(o.series, c.series) as series,
                    coalesce(o.holder, c.holder) as holder,
                    coalesce(balance_high::HUGEINT * 18446744073709551616::HUGEINT + balance_low, 0)
                      + coalesce(c.balance, 0) as balance
                  from read_parquet(%s) o full outer join changes c on o.series = c.series and o.holder = c.holder)
                where balance > 0"""
                .formatted(changes(), Sql.text(opening));
    }

    /**
     * Writes the table into a folder, from which {@link #compute} can go on.
     *
     * @param folder made where it is missing; balances that it holds are replaced
     */
    void write(Path folder) throws SQLException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BenchException("Cannot make the folder %s: %s".formatted(folder, e.getMessage()), e);
        }
        statement.execute(
                """
                copy (
                  select series, holder, (balance >> 64)::BIGINT as balance_high,
                    (balance & 18446744073709551615::HUGEINT)::UBIGINT as balance_low
                  from balances)
                to %s (format parquet, compression snappy)"""
                        .formatted(Sql.text(folder.resolve(FILE))));
    }
}
