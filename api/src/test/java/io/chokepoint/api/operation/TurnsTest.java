package io.chokepoint.api.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.api.error.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final UUID ACME = new UUID(0, 1);
    private static final UUID GLOBEX = new UUID(0, 2);

    private long nanos;
    private final Turns turns = new Turns(10, () -> nanos);
    private final List<String> begun = new ArrayList<>();

    @Test
    void whatFitsBeginsAtOnce() {
        take(ACME, 4, "a");
        take(ACME, 6, "b");

        assertThat(begun).containsExactly("a", "b");
    }

    @Test
    void whatDoesNotFitBeginsInOrderWhenOthersOfItsTenantHaveEnded() {
        Runnable first = take(ACME, 6, "a");
        take(ACME, 6, "b");
        take(ACME, 1, "c");
        assertThat(begun).containsExactly("a");

        first.run();

        assertThat(begun).containsExactly("a", "b", "c");
    }

    @Test
    void aTenantWaitsForItselfAlone() {
        take(ACME, 10, "a");
        take(ACME, 10, "b");
        take(GLOBEX, 10, "c");

        assertThat(begun).containsExactly("a", "c");
    }

    @Test
    void whatCostsMoreThanAllBeginsAlone() {
        Runnable large = take(ACME, 40, "a");
        Runnable next = take(ACME, 40, "b");
        take(ACME, 1, "c");
        assertThat(begun).containsExactly("a");

        large.run();
        assertThat(begun).containsExactly("a", "b");

        next.run();
        assertThat(begun).containsExactly("a", "b", "c");
    }

    @Test
    void whatEndsWhileItWaitsNeverBegins() {
        Runnable first = take(ACME, 10, "a");
        Runnable gone = take(ACME, 10, "b");
        take(ACME, 10, "c");

        gone.run();
        first.run();

        assertThat(begun).containsExactly("a", "c");
    }

    @Test
    void endingAgainGivesNothingBack() {
        Runnable first = take(ACME, 10, "a");
        first.run();
        take(ACME, 10, "b");
        first.run();
        take(ACME, 10, "c");

        assertThat(begun).containsExactly("a", "b");
    }

    @Test
    void whatIsFreeEndsInAnyOrder() {
        Runnable first = take(ACME, 0, "a");
        Runnable second = take(ACME, 0, "b");

        first.run();
        second.run();
        take(ACME, 10, "c");

        assertThat(begun).containsExactly("a", "b", "c");
    }

    @Test
    void whatWouldWaitTooLongIsRefused() {
        take(ACME, 10, "a");
        for (int i = 0; i < 12; i++) {
            take(ACME, 10, "waits");
        }

        assertThatThrownBy(() -> take(ACME, 10, "b"))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("120 points of your tenant wait already");
        take(GLOBEX, 10, "c");
        assertThat(begun).containsExactly("a", "c");
    }

    @Test
    void whatIsKnownToBeDoneInTimeMayWait() {
        // Forty operations of ten points in a second: a thousand points in two and a half.
        Runnable running = take(ACME, 10, "a");
        for (int i = 0; i < 40; i++) {
            Runnable next = take(ACME, 10, "next");
            nanos += 25_000_000;
            running.run();
            running = next;
        }
        for (int i = 0; i < 100; i++) {
            take(ACME, 10, "waits");
        }

        assertThatThrownBy(() -> take(ACME, 10, "b"))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("1000 points of your tenant wait already, and at most 1000 do");
    }

    @Test
    void whatHasEndedWhenItsBeginningReturnsLeavesItsPlace() {
        AtomicReference<Runnable> end = new AtomicReference<>();
        turns.take(ACME, 10, end::set, () -> end.get().run(), () -> begun.add("later"));
        take(ACME, 10, "a");

        assertThat(begun).containsExactly("a");
    }

    private Runnable take(UUID tenant, long cost, String name) {
        AtomicReference<Runnable> end = new AtomicReference<>();
        turns.take(tenant, cost, end::set, () -> begun.add(name), () -> begun.add(name));
        return end.get();
    }
}
