package io.chokepoint.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AuditEventTest {
    private static final AuditEvent FIRST = event(1, "made", "");
    private static final AuditEvent SECOND = event(2, "changed", FIRST.digest());
    private static final AuditEvent THIRD = event(3, "deleted", SECOND.digest());

    @Test
    void eventsFollowEachOther() {
        assertThat(FIRST.follows(null)).isTrue();
        assertThat(SECOND.follows(FIRST)).isTrue();
        assertThat(THIRD.follows(SECOND)).isTrue();
    }

    @Test
    void anEventThatWasTakenOutIsMissed() {
        assertThat(THIRD.follows(FIRST)).isFalse();
        assertThat(SECOND.follows(null)).isFalse();
    }

    @Test
    void anEventThatWasChangedIsNotTheOneThatWasWritten() {
        AuditEvent forged = new AuditEvent(
                "2",
                SECOND.at(),
                SECOND.userId(),
                "somebody else",
                SECOND.action(),
                SECOND.objectId(),
                SECOND.details(),
                SECOND.requestId(),
                SECOND.previousDigest(),
                SECOND.digest());

        assertThat(forged.follows(FIRST)).isFalse();
    }

    private static AuditEvent event(long sequence, String action, String previous) {
        return AuditEvent.of(
                sequence, Instant.parse("2026-06-01T12:00:00Z"), "u-1", "ann", action, "o-1", "{}", "r-1", previous);
    }
}
