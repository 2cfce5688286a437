package io.chokepoint.export.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.export.composite.ComponentRows;
import io.chokepoint.export.composite.CompositeRows;
import io.chokepoint.export.pack.CompositeRecipe;
import io.chokepoint.export.pack.CompositeRecipe.Component;
import io.chokepoint.export.pack.PackageWriter;
import io.chokepoint.export.pack.SigningKey;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSource;
import io.chokepoint.export.testing.Rows;
import io.chokepoint.export.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompositeProofTest {
    private static final SigningKey KEY = SigningKey.generate();
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
    private static final long ROWS = 3;

    @TempDir
    Path folder;

    @Test
    void compositesAreProvedFromTheirDeliveredComponents() {
        Report report = check(Samples.COMPOSITE, Optional.of(components(0.5)));

        assertThat(report.faults()).isEmpty();
        assertThat(report.isProved()).isTrue();
        assertThat(report.passed()).contains("proof: 3 composites computed anew from their components, all equal");
    }

    @Test
    void aValueThatDoesNotFollowFromItsComponentsIsFound() {
        Report report = check(Samples.COMPOSITE, Optional.of(components(0.500001)));

        assertThat(report.faults())
                .singleElement()
                .asString()
                .startsWith("harbor 2026-06-02: value delivered 0.5, computed anew 0.49999");
    }

    @Test
    void aValueOfOtherWeightsIsFound() {
        List<Component> components = Samples.COMPOSITE.components();
        Component first = components.get(0);
        CompositeRecipe other = new CompositeRecipe(
                "comp_1",
                "spread",
                "",
                List.of(
                        new Component(first.index(), first.resource(), first.basis(), first.weight() + 1),
                        components.get(1)));

        assertThat(check(other, Optional.of(components(0.5))).faults())
                .anyMatch(line -> line.startsWith("harbor 2026-06-03: value delivered"));
    }

    @Test
    void aRowThatIsLeftOutIsFound() {
        Rows more = Rows.of(
                Dataset.INDEX_SERIES.schema(),
                List.of(
                        row -> Samples.component(row, "harbor", 0, FIRST, 0.5),
                        row -> Samples.component(row, "harbor", 0, FIRST.plusDays(2), 0.25),
                        row -> Samples.component(row, "harbor", 1, FIRST.plusDays(1), 2.0),
                        row -> Samples.component(row, "zephyr", 1, FIRST, 2.0)));

        assertThat(check(Samples.COMPOSITE, Optional.of(more)).faults())
                .containsExactly("zephyr 2026-06-01: the components give this row, it is not delivered");
    }

    @Test
    void withoutTheComponentsThePackageSaysThatNothingIsProved() {
        Report report = check(Samples.COMPOSITE, Optional.empty());

        assertThat(report.faults()).isEmpty();
        assertThat(report.open())
                .containsExactly("proof: the components are not in the package, no composite is computed anew");
    }

    @Test
    void theManifestNamesTheCompositeWithItsWeightsAndVersion() throws IOException {
        check(Samples.COMPOSITE, Optional.of(components(0.5)));

        assertThat(Files.readString(folder.resolve("manifest.json")))
                .contains("\"id\" : \"comp_1\"", "\"sha256\" : \"" + Samples.COMPOSITE.sha256(), "\"weight\" : 3")
                .contains("components.jsonl")
                .doesNotContain("claims");
        assertThat(Files.readString(folder.resolve("methodology.json"))).contains("\"hhi\" : \"1 − v / 10000\"");
    }

    private static Rows components(double gini) {
        List<Consumer<Row>> rows = List.of(
                row -> Samples.component(row, "harbor", 0, FIRST, gini),
                row -> Samples.component(row, "harbor", 0, FIRST.plusDays(2), 0.25),
                row -> Samples.component(row, "harbor", 1, FIRST.plusDays(1), 2.0));
        return Rows.of(Dataset.INDEX_SERIES.schema(), rows);
    }

    /** Composites of a Gini of 0.5, delivered under a recipe beside components. */
    private Report check(CompositeRecipe recipe, Optional<Rows> beside) {
        Rows none = Rows.of(Dataset.INDEX_SERIES.schema(), List.of());
        RowSource components = new ComponentRows(none.open(), components(0.5).open());
        try (RowSource rows = new CompositeRows(Samples.COMPOSITE, components, FIRST.toEpochDay(), ROWS)) {
            new PackageWriter(KEY).write(folder, Samples.composite(recipe), rows, beside.map(Rows::open));
        }
        return new PackageVerifier(folder, Optional.of(KEY.verificationKey()), Optional.empty()).verify();
    }
}
