package io.chokepoint.measure;

import io.chokepoint.indices.Distribution;
import io.chokepoint.indices.input.FileDescriptions;
import io.chokepoint.indices.scan.Cuts;
import io.chokepoint.measure.read.HoldingFile;
import io.chokepoint.measure.read.HoldingReader;
import io.chokepoint.measure.read.LabelMap;
import io.chokepoint.measure.report.Figures;
import io.chokepoint.measure.report.JsonReport;
import io.chokepoint.measure.report.TextReport;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** The program behind {@code ./chokepoint measure}. */
public final class Measure {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int REFUSED = 2;

    private Measure() {}

    /** Measures one file and exits: 0 measured, 1 failed, 2 called wrongly or the file cannot be measured. */
    public static void main(String[] arguments) {
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        int code = run(List.of(arguments), out, err);
        if (out.checkError()) {
            err.println("chokepoint measure: the answer could not be written; is the disk full?");
            code = FAILED;
        }
        err.flush();
        System.exit(code);
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.print(Options.USAGE);
            return DONE;
        }
        try {
            Options options = described(Options.of(arguments));
            Figures figures = measure(options, err);
            out.print(options.json() ? JsonReport.of(figures) : TextReport.of(figures));
            return DONE;
        } catch (UserError fault) {
            err.println("chokepoint measure: " + fault.getMessage());
            return REFUSED;
        } catch (IOException unreadable) {
            err.println("chokepoint measure: reading or writing failed: " + unreadable.getMessage());
            return FAILED;
        } catch (OutOfMemoryError tooMany) {
            err.println("chokepoint measure: too many different holders for this machine's memory");
            return FAILED;
        }
    }

    private static Options described(Options options) {
        if (options.descriptor() == null) {
            return options;
        }
        FileDescriptions descriptions = ServiceLoader.load(FileDescriptions.class)
                .findFirst()
                .orElseThrow(() ->
                        new UserError("Descriptors are read by the module ingest; start ./chokepoint measure instead"));
        try {
            return options.of(descriptions.read(options.descriptor(), options.file()));
        } catch (IllegalArgumentException fault) {
            throw new UserError(fault.getMessage());
        }
    }

    private static Figures measure(Options options, PrintStream err) throws IOException {
        Map<String, String> labels = options.labelMap() == null ? Map.of() : LabelMap.read(options.labelMap());
        HoldingFile file = HoldingReader.read(
                options.file(),
                new HoldingFile.Reading(options.holder(), options.amount(), options.decimals(), options.quarantine()),
                err);
        if (file.quarantined() > 0) {
            err.println("chokepoint measure: %d of %d rows are set aside in %s and not measured"
                    .formatted(file.quarantined(), file.rows(), options.quarantine()));
        }
        int holders = file.holdings().count();
        int labelled = file.holdings().join(labels);
        if (labelled == 0 && !labels.isEmpty()) {
            err.println("chokepoint measure: none of the %d holders in %s is among the %d measured"
                    .formatted(labels.size(), options.labelMap(), holders));
        }
        Distribution distribution = file.holdings().distribution();
        return new Figures(
                options.file().toString(),
                file,
                holders,
                labelled,
                options.thresholds(),
                distribution.moments(Cuts.PUBLISHED.andThresholds(options.thresholds())));
    }

    // Table and messages are UTF-8 on every machine.
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
