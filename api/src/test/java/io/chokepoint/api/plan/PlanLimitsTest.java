package io.chokepoint.api.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.tenant.Grant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanLimitsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final PlanLimits BRONZE = new PlanLimits(
            "bronze",
            Optional.of(Set.of("dao", "defi")),
            Optional.of(Period.ofYears(1)),
            50,
            200,
            Optional.of(Set.of("CSV", "JSONL")));

    @Test
    void whatIsOutsideItsDomainsOrOlderThanItsHistoryDoesNotExist() {
        List<Grant> all = List.of(new Grant("", "", "", "", LocalDate.EPOCH));

        assertThat(BRONZE.narrow(all, TODAY))
                .containsExactly(
                        new Grant("dao", "", "", "", LocalDate.of(2025, 11, 26)),
                        new Grant("defi", "", "", "", LocalDate.of(2025, 11, 26)));
        assertThat(BRONZE.narrow(List.of(new Grant("compute", "", "", "", LocalDate.EPOCH)), TODAY))
                .isEmpty();
    }

    @Test
    void aPlanWithoutLimitsLeavesGrantsAsTheyAre() {
        List<Grant> grants = List.of(new Grant("dao", "", "", "", LocalDate.EPOCH));

        assertThat(PlanLimits.none("gold").narrow(grants, TODAY)).isEqualTo(grants);
    }

    @Test
    void aLargerPageIsRefusedWithTheSizeThatPasses() {
        assertThatCode(() -> BRONZE.checkPage(50)).doesNotThrowAnyException();
        assertRefused(() -> BRONZE.checkPage(51), "first: 51; plan 'bronze' has pages of at most 50", 51L, 50L);
    }

    @Test
    void aDearerOperationIsRefusedWithTheCostThatPasses() {
        assertThatCode(() -> BRONZE.checkCost(200)).doesNotThrowAnyException();
        assertRefused(
                () -> BRONZE.checkCost(201),
                "The operation costs 201 points; plan 'bronze' has operations of at most 200",
                201L,
                200L);
    }

    @Test
    void anotherFormatOfExportsIsRefusedWithThoseThatPass() {
        assertThatCode(() -> BRONZE.checkExportFormat("CSV")).doesNotThrowAnyException();
        assertRefused(
                () -> BRONZE.checkExportFormat("PARQUET"),
                "format: PARQUET; plan 'bronze' has exports as CSV, JSONL",
                "PARQUET",
                "CSV, JSONL");
    }

    private static void assertRefused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message, Object actual, Object limit) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(ApiException.class, refusal -> {
                    assertThat(refusal.code().name()).isEqualTo("PLAN_LIMIT");
                    assertThat(refusal.details()).isEqualTo(Map.of("actual", actual, "limit", limit));
                })
                .hasMessage(message);
    }
}
