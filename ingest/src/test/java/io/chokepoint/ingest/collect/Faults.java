package io.chokepoint.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a failure must say. */
public final class Faults {
    private Faults() {}

    /** Its fault, the place, the remedy and the code; returns the message. */
    public static String expect(CollectFault fault, Object place, ThrowingCallable action) {
        CollectFailure failure = catchThrowableOfType(CollectFailure.class, action);
        assertThat(failure).as("a failure with " + fault).isNotNull();
        assertThat(failure.fault()).as(failure.getMessage()).isEqualTo(fault);
        assertThat(failure).hasMessageContaining(place.toString());
        assertThat(failure).hasMessageContaining(fault.remedy());
        assertThat(failure).hasMessageEndingWith("(" + fault + ")");
        return failure.getMessage();
    }
}
