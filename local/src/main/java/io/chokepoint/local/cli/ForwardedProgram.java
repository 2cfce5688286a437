package io.chokepoint.local.cli;

import io.chokepoint.local.PlatformException;
import java.io.IOException;
import java.util.concurrent.ExecutionException;

/** A program of another module that takes over this terminal; its exit code becomes ours. */
final class ForwardedProgram {
    private ForwardedProgram() {}

    static int run(ProcessBuilder command) {
        try {
            Process program = command.inheritIO().start();
            Thread end = new Thread(program::destroy, "forwarded-end");
            Runtime.getRuntime().addShutdownHook(end);
            return program.onExit().get().exitValue();
        } catch (IOException e) {
            throw new PlatformException(
                    "Cannot start %s: %s".formatted(command.command().get(0), e.getMessage()), e);
        } catch (ExecutionException e) {
            throw new PlatformException("Cannot wait for the program", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while the program runs", e);
        }
    }
}
