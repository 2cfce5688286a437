package io.chokepoint.local.clickhouse;

import io.chokepoint.local.clickhouse.chdb.EngineConnection;
import io.chokepoint.local.clickhouse.chdb.EngineException;
import io.chokepoint.local.clickhouse.http.HttpFront;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Main class of the engine's process: opens the data path and serves ClickHouse's HTTP interface until it is told to end. */
public final class EngineServer {

    private static final long DRAIN_SECONDS = 5;

    // Held until the process ends: the engine has such a lock too, but reads its users before it takes it.
    @SuppressWarnings("UnusedVariable")
    private static FileLock lock;

    private EngineServer() {}

    /** @param arguments path of the configuration that {@link ClickHouseEngine} wrote */
    public static void main(String[] arguments) throws IOException {
        try {
            serve(EngineConfig.read(Path.of(arguments[0])));
        } catch (EngineException | IllegalStateException | UnsatisfiedLinkError e) {
            System.err.println("The ClickHouse engine cannot serve: " + e.getMessage());
            // The engine has threads of its own, and no data of ours is open.
            Runtime.getRuntime().halt(1);
        }
    }

    private static void serve(EngineConfig config) throws IOException {
        long started = System.nanoTime();
        EngineFolder folder = config.engineFolder();
        lock = folder.lock();
        Files.writeString(folder.engineXml(), EngineGrants.engineXml(folder));
        Files.writeString(folder.usersXml(), EngineGrants.usersXml(config.accounts(), ServedUser.READER_MAX_SECONDS));
        EngineOpener opener = new EngineOpener(Path.of(config.library()), folder);
        EngineConnection control = opener.open();
        // Only who holds the lock of the data may touch what else a run leaves here.
        folder.dropLeftResults();
        String version = control.text("SELECT version()", "TSVRaw", Map.of()).strip();

        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(daemon("timer"));
        ExecutorService background = Executors.newSingleThreadExecutor(daemon("connections"));
        Map<String, ServedUser> users = new LinkedHashMap<>();
        for (EngineConfig.Account account : config.accounts()) {
            users.put(account.name(), new ServedUser(account, opener, config.poolSize(), background));
        }
        RunningQueries running = new RunningQueries(control, timer);
        timer.scheduleWithFixedDelay(
                () -> users.values().forEach(user -> user.sessions().expire()), 1, 1, TimeUnit.SECONDS);
        HttpFront front = new HttpFront(
                config.port(), version, "UTC", new QueryHandler(users, running, folder.results(), version));

        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(folder, front, running, users.values()), "stop"));
        EngineState.ofThisProcess(front.port(), version).write(folder.state());
        System.out.printf(
                "ClickHouse %s serves http://127.0.0.1:%d after %d ms, process %d%n",
                version,
                front.port(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started),
                ProcessHandle.current().pid());
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    private static void stop(
            EngineFolder folder, HttpFront front, RunningQueries running, Collection<ServedUser> users) {
        try {
            Files.deleteIfExists(folder.state());
        } catch (IOException e) {
            System.err.println("Cannot remove " + folder.state() + ": " + e.getMessage());
        }
        running.killAll();
        front.drain(DRAIN_SECONDS);
        if (running.count() == 0) {
            users.forEach(ServedUser::close);
            running.close();
            EngineConnection.shutdown();
        }
        System.out.println("ClickHouse engine stopped, " + running.count() + " statements unfinished");
    }
}
