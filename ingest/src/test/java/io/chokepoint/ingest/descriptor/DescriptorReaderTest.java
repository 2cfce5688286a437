package io.chokepoint.ingest.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.indices.Resource;
import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.read.FileColumn;
import io.chokepoint.ingest.value.HolderForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DescriptorReaderTest {
    private static final Path FILE = Path.of("/data/test.yaml");
    private static final String VALID =
            """
            version: 1
            dataset: test
            licence: MIT
            origin: https://example.org
            subject: {id: test/one, name: One, domain: defi, category: dex, network: "eip155:1", resource: rewards, unit: ETH, decimals: 18}
            source: {files: [a.csv, ../b.csv.gz], format: csv}
            record:
              holder: {field: address, form: evm-address}
              amount: {field: wei, notation: integer}
              asOf: {constant: 2025-08-19}
            """;

    @Test
    void filesStandBesideTheirDescriptor() {
        Descriptor descriptor = DescriptorReader.parse(VALID, FILE);
        assertThat(descriptor.files()).containsExactly("file:///data/a.csv", "file:///b.csv.gz");
        assertThat(descriptor.facts().subject().orElseThrow().resource()).isEqualTo(Resource.REWARDS);
        assertThat(((HoldingFacts) descriptor.facts()).holderForm()).isEqualTo(HolderForm.EVM_ADDRESS);
        assertThat(descriptor.layout().columns())
                .containsExactlyInAnyOrderElementsOf(FileColumn.each("address", "wei"));
    }

    @Test
    void anotherMeaningIsAnotherSource() {
        String other = VALID.replace("integer", "hex");
        assertThat(DescriptorReader.parse(other, FILE).source())
                .isNotEqualTo(DescriptorReader.parse(VALID, FILE).source());
    }

    @Test
    void aFaultNamesFieldValueAndRemedy() {
        assertThatThrownBy(() -> DescriptorReader.parse(VALID.replace("format: csv", "format: xls"), FILE))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("source.format is \"xls\"")
                .hasMessageContaining("jsonl has one JSON value a line");
        assertThatThrownBy(() -> DescriptorReader.parse(VALID.replace("decimals: 18", "decimals: 99"), FILE))
                .hasMessageContaining("subject.decimals is 99")
                .hasMessageContaining("18 for ether");
        assertThatThrownBy(() -> DescriptorReader.parse(VALID.replace("resource: rewards", "resource: money"), FILE))
                .hasMessageContaining("subject.resource is \"money\"");
        assertThatThrownBy(() -> DescriptorReader.parse(VALID.replace("dataset: test", "dataset: Test Set"), FILE))
                .hasMessageContaining("dataset is \"Test Set\"")
                .hasMessageContaining("lower-case letters");
        assertThatThrownBy(() -> DescriptorReader.parse(VALID.replace("licence: MIT\n", ""), FILE))
                .hasMessageContaining("licence");
        assertThatThrownBy(() -> DescriptorReader.parse(VALID.replace("form: evm-address", "form: evm"), FILE))
                .hasMessageContaining("record.holder.form is \"evm\"")
                .hasMessageContaining("EIP-55");
        assertThatThrownBy(() -> DescriptorReader.parse(VALID + "colour: red\n", FILE))
                .hasMessageContaining("colour");
    }

    @Test
    void anAmountIsAFieldOrAConstant() {
        assertThatThrownBy(() -> DescriptorReader.parse(VALID.replace("notation: integer", "constant: 1"), FILE))
                .hasMessageContaining("record.amount has both field and constant");
        assertThatThrownBy(() -> DescriptorReader.parse(VALID.replace(", notation: integer", ""), FILE))
                .hasMessageContaining("record.amount.notation is missing");
        assertThatThrownBy(() -> DescriptorReader.parse(VALID.replace("constant: 2025-08-19", "form: date"), FILE))
                .hasMessageContaining("record.asOf has neither");
    }

    @Test
    void aDayThatIsNoneIsRefused() {
        assertThatThrownBy(() -> DescriptorReader.parse(VALID.replace("2025-08-19", "2025-02-30"), FILE))
                .hasMessageContaining("'2025-02-30'");
    }

    @Test
    void whatIsTakenSaysWhichFieldsThereAre() {
        String labels = VALID.replace("licence: MIT", "licence: MIT\ntakes: labels");
        assertThatThrownBy(() -> DescriptorReader.parse(labels, FILE))
                .hasMessageContaining("network is missing; takes: labels needs it");
        assertThatThrownBy(() -> DescriptorReader.parse(labels + "network: offchain\n", FILE))
                .hasMessageContaining("record.entity is missing; takes: labels needs it");
        assertThatThrownBy(() -> DescriptorReader.parse(
                        VALID.replace("record:\n", "record:\n  class: {constant: burn}\n"), FILE))
                .hasMessageContaining("record.class has no meaning where takes is holdings");
    }

    @Test
    void whatIsExpectedMustBeThere() {
        assertThatThrownBy(() -> DescriptorReader.parse(VALID + "expect: {constant: {values: 3}}\n", FILE))
                .hasMessageContaining("expect.constant needs series");
        assertThatThrownBy(() -> DescriptorReader.parse(VALID + "expect: {total: {otherwise: block}}\n", FILE))
                .hasMessageContaining("expect.total has neither pointer and equals");
        assertThatThrownBy(() -> DescriptorReader.parse(VALID + "expect: {total: {equals: \"1.5\"}}\n", FILE))
                .hasMessageContaining("expect.total.equals");
    }

    @Test
    void aMatchHasOneGroup() {
        assertThatThrownBy(() -> DescriptorReader.parse(
                        VALID.replace(
                                "{constant: 2025-08-19}", "{field: $file, match: \"[0-9]+\", form: compact-date}"),
                        FILE))
                .hasMessageContaining("record.asOf.match is '[0-9]+'")
                .hasMessageContaining("one group");
    }

    @Test
    void theLastOfADayNeedsTimesOfDayAndAmounts() {
        assertThatThrownBy(() -> DescriptorReader.parse(
                        VALID.replace("{constant: 2025-08-19}", "{field: day, form: date, ofDay: last}"), FILE))
                .hasMessageContaining("record.asOf.ofDay is last, and form date says no time of day");
        assertThatThrownBy(() -> DescriptorReader.parse(
                        VALID.replace("{constant: 2025-08-19}", "{field: day, form: instant, ofDay: first}"), FILE))
                .hasMessageContaining("ofDay");
        assertThatThrownBy(() -> DescriptorReader.parse(
                        """
                        version: 1
                        dataset: charts
                        licence: MIT
                        origin: a test
                        takes: prices
                        network: offchain
                        source: {files: [a.csv], format: csv}
                        record:
                          asset: {field: coin, form: text}
                          price: {field: price}
                          asOf: {field: at, form: instant, ofDay: last}
                          unit: USD
                        """,
                        FILE))
                .hasMessageContaining("record.asOf.ofDay has no meaning where takes is prices");
    }

    @Test
    void brokenYamlIsAUserError() {
        assertThatThrownBy(() -> DescriptorReader.parse("version: [", FILE))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is no YAML");
    }

    @Test
    void theSchemaKnowsEveryResource() {
        Set<String> ids = Stream.of(Resource.values()).map(Resource::id).collect(Collectors.toCollection(TreeSet::new));
        ids.forEach(id -> assertThat(DescriptorReader.parse(VALID.replace("resource: rewards", "resource: " + id), FILE)
                        .facts()
                        .subject()
                        .orElseThrow()
                        .resource()
                        .id())
                .isEqualTo(id));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shippedDescriptorsAreUsable(Path file) {
        assertThat(DescriptorReader.read(file).files()).isNotEmpty();
    }

    static Stream<Path> shipped() throws IOException {
        Path resources = Path.of("src/main/resources");
        return Stream.concat(Files.list(resources.resolve("descriptors")), Files.list(resources.resolve("demo")))
                .filter(file -> file.toString().endsWith(".yaml") && !file.endsWith("tokens.yaml"));
    }
}
