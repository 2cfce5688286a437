package io.chokepoint.batch.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.batch.index.DatasetMeasure;
import io.chokepoint.batch.lake.SampleLake;
import io.chokepoint.batch.lake.SampleLake.Asset;
import io.chokepoint.batch.lake.SampleLake.Price;
import io.chokepoint.batch.spark.LocalSpark;
import io.chokepoint.indices.PublicationCause;
import io.chokepoint.warehouse.ClickHouseAccess;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holdings of several assets, valued in one unit; amounts are in cents of the unit and of the assets. */
class PricedRunIT {
    private static final SparkSession SPARK = LocalSpark.session();
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate SECOND = FIRST.plusDays(1);
    private static final ClickHouseAccess LOADER = RunStack.loader();

    @TempDir
    private Path folder;

    @Test
    void aMissingPriceLowersTheCoverageAndIsNeverGuessed() throws SQLException {
        SampleLake lake = new SampleLake(SPARK, folder.resolve("priced"), "priced", 1);
        lake.value(1, "prices");
        lake.ingestAssets(
                "held",
                List.of(
                        held(1, "ether", 200, FIRST),
                        held(1, "dai", 1000, FIRST),
                        held(2, "dai", 3000, FIRST),
                        held(3, "obscure", 999_999, FIRST),
                        held(1, "dai", 1000, SECOND)));
        lake.price(
                "prices-1",
                "prices",
                List.of(
                        price("ether", "2000", FIRST, 1),
                        price("ether", "3000", FIRST, 23),
                        price("dai", "1.5", FIRST, 0),
                        price("obscure", "4", SECOND, 0)));
        lake.price("other", "other-prices", List.of(price("obscure", "7", FIRST, 0), price("dai", "7", SECOND, 0)));

        DatasetRun.Result result = run(lake);

        assertThat(entities()).containsExactly("2026-01-01 holder-1 601500", "2026-01-01 holder-2 4500");
        assertThat(totals())
                .containsExactly("2026-01-01 606000 0.75 PROVISIONAL ", "2026-01-02 null 0 UNAVAILABLE UNPRICED");
        assertThat(result.unpriced()).hasSize(1);
        assertThat(result.unpriced().get(0).message())
                .isEqualTo(
                        "2 holdings of token_balance of 'priced-1' have no price and do not count; they are of 2 assets on"
                                + " 2 days, most of dai, obscure");
        assertThat(inputs()).contains("prices-1.csv").doesNotContain("other.csv");

        lake.price("unheld", "prices", List.of(price("gold", "1", FIRST, 0), price("ether", "1", SECOND, 0)));
        assertThat(run(lake).published()).as("prices of what nobody holds").isFalse();
        lake.price("prices-2", "prices", List.of(price("dai", "2", SECOND, 12)));
        lake.price("prices-3", "prices", List.of(price("dai", "2.5", SECOND, 12)));
        DatasetRun.Result repriced = run(lake);
        assertThat(repriced.days()).as("the day of the new price").isEqualTo(1);
        assertThat(repriced.causes()).containsExactly(PublicationCause.PRICE_FIX);
        assertThat(totals())
                .as("with the price as its source has restated it")
                .containsExactly("2026-01-01 606000 0.75 PROVISIONAL ", "2026-01-02 2500 1 RESTATED ");
        assertThat(alarms()).containsExactly("UNPRICED priced-1 token_balance");
    }

    private static Asset held(long holder, String asset, long amount, LocalDate day) {
        return new Asset(1, holder, asset, BigInteger.valueOf(amount), day);
    }

    private static Price price(String asset, String price, LocalDate day, int hour) {
        Instant observed = day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
        return new Price(asset, price, observed);
    }

    private static DatasetRun.Result run(SampleLake lake) {
        return new DatasetRun(
                        lake.lake(),
                        LOADER,
                        new DatasetMeasure(SPARK, LOADER),
                        new QuarantineLimit(QuarantineLimit.DEFAULT))
                .run("priced", false);
    }

    private static List<String> entities() throws SQLException {
        return lines(
                """
                SELECT concat(toString(as_of), ' ', entity_id, ' ', toString(amount)) FROM entity_amount
                WHERE dataset = 'priced' AND basis = 'raw' ORDER BY as_of, rank
                """);
    }

    private static List<String> totals() throws SQLException {
        return lines(
                """
                SELECT concat(toString(as_of), ' ', ifNull(toString(exact_value), 'null'), ' ', toString(coverage), ' ',
                              status, ' ', reason)
                FROM index_value
                WHERE dataset = 'priced' AND basis = 'raw' AND index_id = 'total'
                  AND (as_of, run_id) IN (SELECT as_of, argMax(run_id, published_at) FROM publication
                                          ARRAY JOIN as_ofs AS as_of WHERE dataset = 'priced' GROUP BY as_of)
                ORDER BY 1
                """);
    }

    private static List<String> alarms() throws SQLException {
        return lines(
                "SELECT concat(code, ' ', subject_id, ' ', resource) FROM alarm WHERE dataset = 'priced' ORDER BY 1");
    }

    private static List<String> inputs() throws SQLException {
        return lines("SELECT file FROM lineage WHERE dataset = 'priced' ORDER BY file");
    }

    private static List<String> lines(String sql) throws SQLException {
        try (Connection connection = LOADER.connect();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            List<String> lines = new ArrayList<>();
            while (result.next()) {
                lines.add(result.getString(1));
            }
            return lines;
        }
    }
}
