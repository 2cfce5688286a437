package io.chokepoint.api.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PointBucketTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final PointBucket bucket = new PointBucket(100, 10, NOON);

    @Test
    void aFullBucketGivesWhatItHoldsAndNoMore() {
        assertThat(bucket.take(60, NOON)).isTrue();
        assertThat(bucket.take(60, NOON)).isFalse();
        assertThat(bucket.remaining(NOON)).isEqualTo(40);
    }

    @Test
    void pointsComeBackWithTime() {
        bucket.take(100, NOON);

        assertThat(bucket.until(60, NOON)).isEqualTo(Duration.ofSeconds(6));
        assertThat(bucket.take(60, NOON.plusSeconds(5))).isFalse();
        assertThat(bucket.take(60, NOON.plusSeconds(6))).isTrue();
    }

    @Test
    void itNeverHoldsMoreThanItsSize() {
        bucket.take(10, NOON);
        bucket.giveBack(50, NOON);

        assertThat(bucket.remaining(NOON)).isEqualTo(100);
        assertThat(bucket.remaining(NOON.plusSeconds(3600))).isEqualTo(100);
    }

    @Test
    void aClockThatGoesBackGivesNothing() {
        bucket.take(100, NOON);

        assertThat(bucket.remaining(NOON.minusSeconds(60))).isZero();
        assertThat(bucket.remaining(NOON.plusSeconds(1))).isEqualTo(10);
    }
}
