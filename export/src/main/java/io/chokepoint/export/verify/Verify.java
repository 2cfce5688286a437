package io.chokepoint.export.verify;

import io.chokepoint.export.pack.VerificationKey;
import io.chokepoint.export.pgp.EncryptedPackage;
import io.chokepoint.export.pgp.PgpSecret;
import io.chokepoint.indices.CentralizationIndex;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The program behind {@code ./chokepoint verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Checks a delivered package offline: signature, hashes, counts, schema and order, and computes the indices of a"
                    + " delivered distribution, and delivered composites, anew.",
        },
        footer = {
            "",
            "Exit codes: 0 everything holds, 1 something does not, 2 called wrongly,",
            "3 everything holds but the signature was not checked, for want of --key."
        })
public final class Verify implements Callable<Integer> {
    private static final int HOLDS_UNSIGNED = 3;

    @Parameters(paramLabel = "DIR", description = "Folder of the package: the one with manifest.json.")
    private Path folder;

    @Option(names = "--key", paramLabel = "FILE", description = "The sender's public key, PEM.")
    private Path key;

    @Option(names = "--show", paramLabel = "INDEX", description = "Print each value of this index, such as gini.")
    private String shown;

    @Option(
            names = "--pgp-key",
            paramLabel = "FILE",
            description = "Your secret OpenPGP key, for an encrypted package.")
    private Path pgpKey;

    @Option(
            names = "--pgp-passphrase",
            paramLabel = "FILE",
            description = "File that holds the passphrase of your key; default: it has none.")
    private Path pgpPassphrase;

    @Spec
    private CommandSpec spec;

    /** Runs and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Verify());
    }

    @Override
    public Integer call() {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "DIR: " + folder + " is no folder");
        }
        if (!EncryptedPackage.isIn(folder)) {
            return check(folder);
        }
        PgpSecret secret = secret();
        try (OpenedPackage opened = OpenedPackage.of(folder, secret)) {
            return check(opened.folder());
        } catch (IOException e) {
            spec.commandLine().getOut().println("  FAILED  " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private PgpSecret secret() {
        if (pgpKey == null) {
            throw new ParameterException(
                    spec.commandLine(), "DIR: " + folder + " is encrypted; give your secret key with --pgp-key FILE");
        }
        try (InputStream text = Files.newInputStream(pgpKey)) {
            return PgpSecret.read(
                    text,
                    pgpPassphrase == null ? "" : Files.readString(pgpPassphrase).stripTrailing());
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "--pgp-key: " + e.getMessage());
        }
    }

    private int check(Path plain) {
        Report report = new PackageVerifier(plain, verificationKey(), index()).verify();
        PrintWriter out = spec.commandLine().getOut();
        report.passed().forEach(line -> out.println("  ok      " + line));
        report.faults().forEach(line -> out.println("  FAILED  " + line));
        report.open().forEach(line -> out.println("  open    " + line));
        if (!report.isSignatureChecked()) {
            out.println("  open    signature: not checked, give --key FILE");
        }
        out.flush();
        if (!report.faults().isEmpty()) {
            return CommandLine.ExitCode.SOFTWARE;
        }
        return report.isProved() ? CommandLine.ExitCode.OK : HOLDS_UNSIGNED;
    }

    private Optional<VerificationKey> verificationKey() {
        if (key == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(VerificationKey.read(key));
        } catch (IOException | IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--key: " + e.getMessage());
        }
    }

    private Optional<CentralizationIndex> index() {
        try {
            return Optional.ofNullable(shown).map(CentralizationIndex::ofId);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--show: " + e.getMessage());
        }
    }
}
