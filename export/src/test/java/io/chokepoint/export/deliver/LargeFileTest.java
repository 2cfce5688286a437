package io.chokepoint.export.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.chokepoint.export.ExportException;
import io.chokepoint.export.pack.Packed;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A part that is larger than the memory that delivering it may take, to receivers that are slow or cut in the middle. */
class LargeFileTest {
    private static final long SIZE = 64L << 20;
    private static final long MOST_MEMORY = 16L << 20;
    private static final int CUT_AFTER = 8 << 20;

    @TempDir
    Path folder;

    private final AtomicLong received = new AtomicLong();
    private HttpServer server;
    private volatile boolean cuts;
    private volatile boolean silent;
    private volatile boolean stopped;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", exchange -> {
            if (!take(exchange.getRequestBody())) {
                exchange.close();
                return;
            }
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        server.start();
    }

    /** Reads slower than the other side can write; false when it is to be cut. */
    private boolean take(InputStream body) throws IOException {
        byte[] buffer = new byte[1 << 16];
        int ofThis = 0;
        for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            received.addAndGet(count);
            ofThis += count;
            if (cuts && ofThis > CUT_AFTER) {
                return false;
            }
            while (silent && !stopped) {
                pause();
            }
            if (ofThis % (1 << 20) < count) {
                pause();
            }
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stop() {
        stopped = true;
        server.stop(0);
    }

    @Test
    void aSlowReceiverGetsAllAtFlatMemory() throws IOException {
        Packed packed = Packages.large(folder, SIZE);
        long used = allocated(() -> destination().deliver(packed));

        assertThat(received.get()).isGreaterThan(SIZE);
        assertThat(used).isLessThan(MOST_MEMORY);
    }

    @Test
    void aReceiverThatCutsInTheMiddleIsTriedAgainLaterAtFlatMemory() throws IOException {
        cuts = true;
        Packed packed = Packages.large(folder, SIZE);
        List<String> failures = new ArrayList<>();
        long used = allocated(() -> {
            try {
                destination().deliver(packed);
            } catch (ExportException e) {
                failures.add(e.code().name());
            }
        });

        assertThat(failures).containsExactly("DESTINATION_UNAVAILABLE");
        assertThat(received.get()).isLessThan(SIZE);
        assertThat(used).isLessThan(MOST_MEMORY);
    }

    @Test
    void aReceiverThatTakesNothingAnyMoreIsGivenUp() throws IOException {
        silent = true;
        HttpsPutDestination destination =
                new HttpsPutDestination(address(), "", Packages.THIS_MACHINE, Duration.ofMillis(500));
        Packed packed = Packages.large(folder, SIZE);

        assertThatThrownBy(() -> destination.deliver(packed))
                .isInstanceOf(ExportException.class)
                .hasMessage("127.0.0.1 takes nothing any more");
    }

    private HttpsPutDestination destination() {
        return new HttpsPutDestination(address(), "", Packages.THIS_MACHINE);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Bytes that this thread has asked memory for meanwhile: what it could ever have held. */
    private static long allocated(Runnable work) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        work.run();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }
}
