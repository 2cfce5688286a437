package io.chokepoint.local.clickhouse;

import io.chokepoint.local.Component;
import io.chokepoint.local.binaries.BinaryCache;
import io.chokepoint.local.binaries.BinaryUnavailableException;
import io.chokepoint.local.binaries.NpmPackage;
import io.chokepoint.local.binaries.PinnedBinaries;
import io.chokepoint.local.binaries.Platform;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The real ClickHouse engine in a process of its own, with ClickHouse's HTTP interface on loopback.
 *
 * <p>One engine owns a data folder. An object made for a folder whose engine already runs, started by whom ever, takes
 * that one: it reports and stops it.
 */
public final class ClickHouseEngine implements Component {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final int PING_MILLIS = 2_000;
    private static final int SHOWN_LOG_LINES = 8;

    private final EngineFolder folder;
    private final int port;
    private final int poolSize;
    private final List<ClickHouseUser> users;
    private final BinaryCache binaries;

    private ClickHouseEngine(Builder builder) {
        this.folder = new EngineFolder(builder.dataFolder.toAbsolutePath().normalize());
        this.port = builder.port;
        this.poolSize = builder.poolSize;
        this.users = List.copyOf(builder.users);
        this.binaries = builder.binaries;
    }

    /** @param dataFolder of this engine alone; created when missing, kept when stopped */
    public static Builder in(Path dataFolder) {
        return new Builder(dataFolder);
    }

    @Override
    public String name() {
        return "clickhouse";
    }

    @Override
    public String version() {
        return PinnedBinaries.clickHouseVersion();
    }

    @Override
    public int port() {
        return state().map(EngineState::port).orElse(0);
    }

    /** Base of the HTTP interface, such as {@code http://127.0.0.1:8123}; only while it runs. */
    public String url() {
        return "http://127.0.0.1:"
                + state().orElseThrow(() -> new IllegalStateException("The ClickHouse engine does not run: start it"))
                        .port();
    }

    @Override
    public OptionalLong pid() {
        return state().map(state -> OptionalLong.of(state.pid())).orElse(OptionalLong.empty());
    }

    /** Where the process writes what it has to say. */
    public Path log() {
        return folder.log();
    }

    private Optional<EngineState> state() {
        return EngineState.read(folder.state());
    }

    /**
     * Fetches the engine's library if the cache lacks it, and starts the process.
     *
     * @throws BinaryUnavailableException if this machine cannot run the engine
     * @throws IllegalStateException if the process does not get ready; the message quotes its log
     */
    @Override
    public void start() {
        if (state().isPresent()) {
            return;
        }
        Platform platform = Platform.current();
        NpmPackage library = PinnedBinaries.clickHouse(platform);
        platform.requireAvx2();
        Path file = binaries.fetch(library).resolve(library.file());
        folder.create();
        new EngineConfig(
                        file.toString(),
                        folder.root().toString(),
                        port,
                        poolSize,
                        users.stream().map(EngineConfig.Account::of).toList())
                .write(folder.configuration());
        await(launch());
    }

    private Process launch() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx512m"));
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of(
                "-cp",
                classPath(),
                EngineServer.class.getName(),
                folder.configuration().toString()));
        try {
            return new ProcessBuilder(command)
                    .directory(folder.root().toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + command.get(0), e);
        }
    }

    /** That of this process; the other one has another working folder. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void await(Process process) {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        try {
            while (state().filter(state -> state.pid() == process.pid()).isEmpty()) {
                if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("The ClickHouse engine ended while starting. The end of "
                            + folder.log() + ":\n" + folder.lastLogLines(SHOWN_LOG_LINES));
                }
                if (System.nanoTime() > deadline) {
                    process.destroyForcibly();
                    throw new IllegalStateException("The ClickHouse engine was not ready after "
                            + START_LIMIT.toSeconds() + " s. See " + folder.log());
                }
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the ClickHouse engine was starting", e);
        }
    }

    @Override
    public boolean ready() {
        return state().map(state -> answers(state.port())).orElse(false);
    }

    private static boolean answers(int port) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/ping").toURL().openConnection();
            connection.setConnectTimeout(PING_MILLIS);
            connection.setReadTimeout(PING_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    /** Asks the process to end, and ends it by force if it takes too long. Committed rows survive both. */
    @Override
    public void stop() {
        Optional<ProcessHandle> running = state().flatMap(EngineState::process);
        if (running.isEmpty()) {
            return;
        }
        ProcessHandle process = running.get();
        process.destroy();
        try {
            process.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot wait for the end of process " + process.pid(), e);
        }
    }

    /** Collects what an engine needs to know before its start. */
    public static final class Builder {

        private static final int DEFAULT_POOL_SIZE = 8;

        private final Path dataFolder;
        private final List<ClickHouseUser> users = new ArrayList<>();
        private int port;
        private int poolSize = DEFAULT_POOL_SIZE;
        private BinaryCache binaries = BinaryCache.ofUser(line -> {});

        private Builder(Path dataFolder) {
            this.dataFolder = Objects.requireNonNull(dataFolder, "dataFolder");
        }

        /** On 127.0.0.1; 0, the default, takes any free one. */
        public Builder port(int number) {
            this.port = number;
            return this;
        }

        public Builder user(ClickHouseUser user) {
            users.add(user);
            return this;
        }

        /** Statements that each user can have running at once, outside of sessions. */
        public Builder poolSize(int connections) {
            this.poolSize = connections;
            return this;
        }

        /** @param lines takes what is fetched, with progress, for a person who waits */
        public Builder announceDownloads(Consumer<String> lines) {
            this.binaries = BinaryCache.ofUser(lines);
            return this;
        }

        public ClickHouseEngine build() {
            return new ClickHouseEngine(this);
        }
    }
}
