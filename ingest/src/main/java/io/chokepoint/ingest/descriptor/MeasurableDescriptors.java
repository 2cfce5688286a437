package io.chokepoint.ingest.descriptor;

import io.chokepoint.indices.input.FileDescriptions;
import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.read.Layout;
import io.chokepoint.ingest.value.AmountFormat;
import java.net.URI;
import java.nio.file.Path;

/**
 * Descriptors for the offline calculator: those of one CSV file of one day whose holders and amounts are columns, written
 * in plain digits. It refuses all others, which need the lake.
 */
public final class MeasurableDescriptors implements FileDescriptions {

    @Override
    public Described read(Path description, Path file) {
        Descriptor descriptor;
        try {
            descriptor = DescriptorReader.read(description);
        } catch (UserError fault) {
            throw new IllegalArgumentException(fault.getMessage(), fault);
        }
        Layout layout = descriptor.layout();
        if (!(descriptor.facts() instanceof HoldingFacts facts)) {
            throw new IllegalArgumentException(
                    "%s: takes asks for other facts than holdings, which alone are measured".formatted(description));
        }
        require(description, layout.header().isEmpty() && layout.each() == null, "source");
        require(description, descriptor.leftOut().isEmpty(), "record.leftOut");
        require(description, descriptor.checks().isEmpty(), "record.checks");
        require(description, layout.format() == Layout.Format.CSV && layout.delimiter() == ',', "source.format");
        require(description, facts.asset() == null, "record.asset");
        require(description, facts.holder().isWholeField(), "record.holder");
        require(description, facts.amount().isWholeField() && isPlain(facts.amountFormat()), "record.amount");
        require(description, facts.asOf().value().constant() != null, "record.asOf");
        return new Described(
                file != null ? file : onlyFile(description, descriptor),
                facts.holder().field(),
                facts.amount().field(),
                facts.amountFormat().notation() == AmountFormat.Notation.DECIMAL
                        ? facts.amountFormat().decimals()
                        : 0);
    }

    private static boolean isPlain(AmountFormat format) {
        return format.notation() != AmountFormat.Notation.HEX
                && format.thousandsSeparator().isEmpty()
                && !format.scientific()
                && format.whenEmpty() == AmountFormat.WhenEmpty.REJECT;
    }

    private static Path onlyFile(Path description, Descriptor descriptor) {
        require(description, descriptor.files().size() == 1, "source.files");
        URI uri = URI.create(descriptor.files().get(0));
        require(description, "file".equals(uri.getScheme()), "source.files");
        return Path.of(uri);
    }

    private static void require(Path description, boolean satisfied, String field) {
        if (!satisfied) {
            throw new IllegalArgumentException(
                    "%s: %s asks for more than two plain columns of one CSV file of one day; use ./chokepoint ingest and batch"
                            .formatted(description, field));
        }
    }
}
