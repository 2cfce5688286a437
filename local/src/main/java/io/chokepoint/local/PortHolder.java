package io.chokepoint.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The process that listens on a port, read from /proc.
 *
 * @param command its command line, cut to a readable length
 */
public record PortHolder(long pid, String command) {
    private static final String LISTENING = "0A";
    private static final int LONGEST_COMMAND = 160;

    /** Who listens on the port; empty if nobody does, if /proc is missing or closed to this user. */
    public static Optional<PortHolder> of(int port) {
        Path proc = Path.of("/proc");
        Set<String> sockets = new HashSet<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            sockets.addAll(listeningSockets(proc.resolve(table), port));
        }
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        try (Stream<Path> processes = Files.list(proc)) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("\\d+"))
                    .filter(process -> holdsAny(process, sockets))
                    .findFirst()
                    .map(PortHolder::describe);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list /proc", e);
        }
    }

    /** Socket names as they stand in a process's file descriptors, {@code socket:[inode]}. */
    private static Set<String> listeningSockets(Path table, int port) {
        if (!Files.isReadable(table)) {
            return Set.of();
        }
        String suffix = ":%04X".formatted(port);
        Set<String> sockets = new HashSet<>();
        try (Stream<String> lines = Files.lines(table)) {
            lines.skip(1).map(line -> line.trim().split("\\s+")).forEach(field -> {
                if (field[1].endsWith(suffix) && field[3].equals(LISTENING)) {
                    sockets.add("socket:[" + field[9] + "]");
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + table, e);
        }
        return sockets;
    }

    private static boolean holdsAny(Path process, Set<String> sockets) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                if (Files.isSymbolicLink(descriptor)
                        && sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            // Ended meanwhile, or another user's: not one that we can name.
            return false;
        }
    }

    private static PortHolder describe(Path process) {
        String command;
        try {
            byte[] raw = Files.readAllBytes(process.resolve("cmdline"));
            command = new String(raw, StandardCharsets.UTF_8).replace('\0', ' ').trim();
        } catch (IOException e) {
            command = "command unknown";
        }
        String shown = command.length() > LONGEST_COMMAND ? command.substring(0, LONGEST_COMMAND) + "…" : command;
        return new PortHolder(Long.parseLong(process.getFileName().toString()), shown);
    }

    @Override
    public String toString() {
        return "pid %d (%s)".formatted(pid, command);
    }
}
