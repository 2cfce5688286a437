package io.chokepoint.batch.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.batch.spark.LocalSpark;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class DayEndBalancesTest {
    private static final String NOBODY = "0x0000000000000000000000000000000000000000";
    private static final String LARGEST =
            "115792089237316195423570985008687907853269984665640564039457584007913129639935";

    @Test
    void aBalanceStandsUntilTheNextTransfer() {
        assertThat(balances(
                        transfer(NOBODY, "alice", "100", "2026-01-01"), transfer("alice", "bob", "30", "2026-01-03")))
                .containsExactly(
                        "2026-01-01 alice 100", "2026-01-02 alice 100", "2026-01-03 alice 70", "2026-01-03 bob 30");
    }

    @Test
    void whoHasGivenEverythingAwayIsNoLongerListed() {
        assertThat(balances(transfer(NOBODY, "alice", "5", "2026-01-01"), transfer("alice", "bob", "5", "2026-01-02")))
                .containsExactly("2026-01-01 alice 5", "2026-01-02 bob 5");
    }

    @Test
    void burnedUnitsBelongToNobody() {
        assertThat(balances(transfer(NOBODY, "alice", "5", "2026-01-01"), transfer("alice", NOBODY, "2", "2026-01-01")))
                .containsExactly("2026-01-01 alice 3");
    }

    @Test
    void aTransferToOneselfChangesNothing() {
        assertThat(balances(
                        transfer(NOBODY, "alice", "5", "2026-01-01"), transfer("alice", "alice", "4", "2026-01-01")))
                .containsExactly("2026-01-01 alice 5");
    }

    @Test
    void missingEarlierTransfersShowAsANegativeBalance() {
        assertThat(balances(transfer("alice", "bob", "5", "2026-01-01")))
                .containsExactly("2026-01-01 alice -5", "2026-01-01 bob 5");
    }

    @Test
    void theLargestAmountsOfALedgerStayExact() {
        assertThat(balances(
                        transfer(NOBODY, "alice", LARGEST, "2026-01-01"), transfer("alice", "bob", "1", "2026-01-01")))
                .containsExactly(
                        "2026-01-01 alice 115792089237316195423570985008687907853269984665640564039457584007913129639934",
                        "2026-01-01 bob 1");
    }

    private static Row transfer(String sender, String recipient, String amount, String day) {
        return RowFactory.create("coin", "token_balance", sender, recipient, amount, LocalDate.parse(day));
    }

    private static List<String> balances(Row... transfers) {
        Dataset<Row> rows = LocalSpark.session()
                .createDataFrame(
                        Arrays.asList(transfers),
                        StructType.fromDDL("subject_id STRING, resource STRING, sender STRING, recipient STRING,"
                                + " amount STRING, as_of DATE"));
        return DayEndBalances.of(rows).collectAsList().stream()
                .map(row -> row.getLocalDate(2) + " " + row.getString(3) + " " + row.getString(4))
                .sorted()
                .toList();
    }
}
