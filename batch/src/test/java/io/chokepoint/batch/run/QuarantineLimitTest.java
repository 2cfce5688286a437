package io.chokepoint.batch.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuarantineLimitTest {
    private static final QuarantineLimit LIMIT = new QuarantineLimit(0.01);

    @Test
    void oneRowInAHundredMayBeSetAside() {
        assertThatCode(() -> check(entry("a", 100, 1))).doesNotThrowAnyException();
    }

    @Test
    void moreThanThatHoldsTheDatasetBackAndSaysWhatToDo() {
        assertThatExceptionOfType(HeldBackException.class)
                .isThrownBy(() -> check(entry("a", 1000, 11)))
                .withMessageContaining("ingest run a set 11 of 1,000 rows aside, 1.1 % where 1.0 % are the most")
                .withMessageContaining("ingest replay a")
                .withMessageContaining("--max-quarantined 0.011");
    }

    @Test
    void theFilesOfARunCountTogether() {
        assertThatCode(() -> check(entry("a", 10, 1), entry("a", 990, 0))).doesNotThrowAnyException();
        assertThatExceptionOfType(HeldBackException.class)
                .isThrownBy(() -> check(entry("a", 10, 1), entry("b", 990, 0)));
    }

    @Test
    void rowsThatCameBackNoLongerCount() {
        assertThatCode(() -> check(entry("a", 100, 5), replay("b", "a", 2, 1), replay("c", "b", 1, 0)))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(HeldBackException.class)
                .isThrownBy(() -> check(entry("a", 100, 5), replay("b", "a", 2, 1)));
    }

    @Test
    void aRunThatWasPublishedByChoiceHoldsNothingBackAgain() {
        assertThatCode(() -> LIMIT.check("d", List.of(entry("a", 3, 1), entry("b", 5, 0)), Set.of("a")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void aShareIsWithinZeroAndOne(double share) {
        assertThatIllegalArgumentException().isThrownBy(() -> new QuarantineLimit(share));
    }

    @Test
    void rowsThatTheDescriptorLeavesOutAreNoFaults() {
        check(new InputLedger.Entry("a", "s", "f", "h", 100, 20, 0, 80, 80, null, Instant.EPOCH));
        InputLedger.Entry twoFaults =
                new InputLedger.Entry("a", "s", "f", "h", 100, 20, 0, 80, 78, null, Instant.EPOCH);
        assertThatExceptionOfType(HeldBackException.class).isThrownBy(() -> check(twoFaults));
    }

    private static void check(InputLedger.Entry... entries) {
        LIMIT.check("d", List.of(entries), Set.of());
    }

    private static InputLedger.Entry entry(String run, long rowsIn, long quarantined) {
        return new InputLedger.Entry(
                run, "s", "f", "h", rowsIn, rowsIn - quarantined, 0, quarantined, 0, null, Instant.EPOCH);
    }

    private static InputLedger.Entry replay(String run, String replays, long accepted, long duplicates) {
        return new InputLedger.Entry(
                run, "s", "f", "h", accepted + duplicates, accepted, duplicates, 0, 0, replays, Instant.EPOCH);
    }
}
