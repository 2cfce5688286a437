package io.chokepoint.api.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrantIntersectionTest {
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final Grant ALL = new Grant("", "", "", "", LocalDate.EPOCH);
    private static final Grant DEFI_FROM_APRIL = new Grant("defi", "", "", "", APRIL);
    private static final Grant HARBOR = new Grant("", "", "harbor", "", LocalDate.EPOCH);

    @Test
    void whoMaySeeAllSeesWhatIsLeft() {
        assertThat(Grant.intersection(List.of(ALL), List.of(HARBOR))).containsExactly(HARBOR);
    }

    @Test
    void bothMustLetThrough() {
        assertThat(Grant.intersection(List.of(DEFI_FROM_APRIL), List.of(HARBOR)))
                .containsExactly(new Grant("defi", "", "harbor", "", APRIL));
    }

    @Test
    void whatDoesNotMeetIsNothing() {
        assertThat(Grant.intersection(List.of(DEFI_FROM_APRIL), List.of(new Grant("dao", "", "", "", LocalDate.EPOCH))))
                .isEmpty();
    }

    @Test
    void anEarlierDayDoesNotReachFurtherBackThanTheTenant() {
        Grant earlier = new Grant("defi", "", "", "", LocalDate.of(2026, 1, 1));

        assertThat(Grant.intersection(List.of(DEFI_FROM_APRIL), List.of(earlier, earlier)))
                .containsExactly(DEFI_FROM_APRIL);
    }
}
