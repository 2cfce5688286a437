package io.chokepoint.indices;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationTest {
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @ValueSource(ints = {2_000_000, 3_141_593, 4_194_305})
    void aDistributionOfMillionsAllocatesAtMostThreeTimesItsOwnBytes(int count) {
        buildAndMeasure(1000);

        long allocated = allocatedBy(() -> buildAndMeasure(count));

        assertThat(allocated).isLessThanOrEqualTo(3 * 16L * count);
    }

    @Test
    void amountsOfOneWordTakeHalf() {
        int count = 3_000_000;
        long allocated = allocatedBy(() -> {
            Distribution.Builder builder = Distribution.builder();
            for (int i = 0; i < count; i++) {
                builder.add(i * 7919L);
            }
            builder.build().moments();
        });

        assertThat(allocated).isLessThanOrEqualTo(3 * 8L * count);
    }

    private static void buildAndMeasure(int count) {
        Distribution.Builder builder = Distribution.builder();
        for (int i = 0; i < count; i++) {
            builder.add(i % 1000, i * 0x9E3779B97F4A7C15L);
        }
        builder.build().moments();
    }

    private static long allocatedBy(Runnable task) {
        long before = THREAD.getCurrentThreadAllocatedBytes();
        task.run();
        return THREAD.getCurrentThreadAllocatedBytes() - before;
    }
}
