package io.chokepoint.export.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.chokepoint.export.pack.PackageFile;
import io.chokepoint.export.pack.Packed;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
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
        server.stop(0);
    }

    @Test
    void aSlowReceiverGetsAllAtFlatMemory() throws IOException {
        Packed packed = packed();
        long used = allocated(() -> destination().deliver(packed));

        assertThat(received.get()).isGreaterThan(SIZE);
        assertThat(used).isLessThan(MOST_MEMORY);
    }

    @Test
    void aReceiverThatCutsInTheMiddleIsTriedAgainLaterAtFlatMemory() throws IOException {
        cuts = true;
        Packed packed = packed();
        List<String> failures = new ArrayList<>();
        long used = allocated(() -> {
            try {
                destination().deliver(packed);
            } catch (io.chokepoint.export.ExportException e) {
                failures.add(e.code().name());
            }
        });

        assertThat(failures).containsExactly("DESTINATION_UNAVAILABLE");
        assertThat(received.get()).isLessThan(SIZE);
        assertThat(used).isLessThan(MOST_MEMORY);
    }

    private HttpsPutDestination destination() {
        return new HttpsPutDestination(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "", Packages.THIS_MACHINE);
    }

    /** Bytes that this thread has asked memory for meanwhile: what it could ever have held. */
    private static long allocated(Runnable work) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        work.run();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    /** A package with a part of zeros. */
    private Packed packed() throws IOException {
        Packed small = Packages.write(folder, 3, 2, 1);
        String name = "part-00001-large.zst.parquet";
        try (RandomAccessFile file =
                new RandomAccessFile(small.folder().resolve(name).toFile(), "rw")) {
            file.setLength(SIZE);
        }
        List<PackageFile> files = new ArrayList<>(small.files());
        files.add(0, new PackageFile(name, 1, SIZE, "0".repeat(64)));
        return new Packed(
                small.folder(),
                small.path(),
                files,
                2,
                small.rows(),
                small.bytes() + SIZE,
                small.contentDigest(),
                small.manifestSha256());
    }
}
