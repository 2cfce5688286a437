package io.chokepoint.local.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.local.clickhouse.SharedEngine.Running;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a stopped and what a killed process leaves. */
class CrashIT {

    private Path folder;
    private ClickHouseEngine engine;
    private Running running;

    @BeforeEach
    void startEngine() throws IOException {
        folder = Files.createTempDirectory("chokepoint-crash");
        engine = SharedEngine.builder(folder).poolSize(2).build();
        engine.start();
        running = new Running(engine, folder, HttpClient.newHttpClient());
        running.text("migrator", "CREATE DATABASE chokepoint");
        running.text("migrator", "CREATE TABLE chokepoint.kept (a UInt64) ENGINE = MergeTree ORDER BY a");
        running.text("loader", "INSERT INTO chokepoint.kept SELECT number FROM numbers(1000)");
    }

    @AfterEach
    void stopEngine() throws IOException {
        engine.stop();
        SharedEngine.deleteTree(folder);
    }

    @Test
    void committedRowsSurviveAKillInTheMiddleOfAnInsert() throws Exception {
        // Given
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<String> answer = new AtomicReference<>("none");
        Thread insert = new Thread(() -> {
            try {
                HttpRequest request = running.request(
                                "loader", "query=" + Running.encoded("INSERT INTO chokepoint.kept FORMAT TSV"))
                        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new Endless(begun)))
                        .build();
                answer.set(new String(running.send(request).body(), StandardCharsets.UTF_8));
            } catch (RuntimeException e) {
                answer.set("connection lost");
            }
        });
        insert.start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        // When
        ProcessHandle process = ProcessHandle.of(engine.pid().orElseThrow()).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);
        insert.join(10_000);
        assertThat(answer).hasValue("connection lost");
        assertThat(engine.ready()).isFalse();
        engine.start();
        // Then
        assertThat(running.text("loader", "SELECT count() >= 1000, countIf(a < 1000) >= 1000 FROM chokepoint.kept"))
                .isEqualTo("1\t1\n");
        assertThat(running.text("loader", "INSERT INTO chokepoint.kept VALUES (1)"))
                .isEmpty();
    }

    @Test
    void aStopKeepsTheRowsAndAStartFindsThem() {
        engine.stop();
        assertThat(engine.pid()).isEmpty();
        assertThat(engine.port()).isZero();
        engine.start();
        assertThat(running.text("loader", "SELECT count() FROM chokepoint.kept"))
                .isEqualTo("1000\n");
    }

    /** Rows without end, at a rate that keeps an insert going. */
    private static final class Endless extends InputStream {

        private final CountDownLatch begun;
        private long bytes;

        Endless(CountDownLatch begun) {
            this.begun = begun;
        }

        @Override
        public int read() {
            if (++bytes == 20_000_000) {
                begun.countDown();
            }
            return bytes % 8 == 0 ? '\n' : '1' + (int) (bytes % 7);
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            for (int i = 0; i < length; i++) {
                target[offset + i] = (byte) read();
            }
            return length;
        }
    }
}
