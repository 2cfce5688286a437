package io.chokepoint.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final String TEXT = "holder,amount\na,4\nb,3\nc,2\nd,1\n";

    @TempDir
    private Path folder;

    @Test
    void theJsonObjectIsOneLineOfKnownShape() {
        String json = Measured.of(folder, TEXT, "--json", "--threshold", "1/5", "0.33", "1/2")
                .out();

        assertThat(json)
                .isEqualTo(
                        """
                        {"population":4,"total":"10","gini":0.25,"hhi":3000.0,"hhiNormalized":0.06666666666666667,\
                        "effectiveNumber":3.3333333333333335,"entropyBits":1.8464393446710157,\
                        "evenness":0.9232196723355078,"theilNats":0.10644013528622315,"maxShare":0.4,\
                        "cr":{"1":0.4,"10":1.0,"100":1.0},\
                        "nakamoto":{"1/3":1,"1/2":2,"2/3":2,"1/5":1,"33/100":1},\
                        "nakamotoAtLeast":{"1/3":1,"1/2":2,"2/3":2,"1/5":1,"33/100":1},\
                        "methodologyVersion":1,"sha256":"%s",\
                        "minEntropyBits":1.3219280948873622,"renyi2Bits":1.7369655941662063,"crTop1Percent":0.4,\
                        "giniBiasFree":0.3333333333333333,\
                        "hhiBand":{"year":2023,"level":"highly_concentrated"},\
                        "scale":0,"rows":4,"quarantinedRows":0,"holders":4,"labelledHolders":0}
                        """
                                .formatted(Sha256.of(TEXT.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void nobodyHasNullsInTheSamePlaces() {
        assertThat(Measured.of(folder, "holder,amount\n", "--json").out())
                .startsWith(
                        """
                        {"population":0,"total":"0","gini":null,"hhi":null,"hhiNormalized":null,\
                        "effectiveNumber":null,"entropyBits":null,"evenness":null,"theilNats":null,"maxShare":null,\
                        "cr":{"1":null,"10":null,"100":null},\
                        "nakamoto":{"1/3":null,"1/2":null,"2/3":null},\
                        "nakamotoAtLeast":{"1/3":null,"1/2":null,"2/3":null},"methodologyVersion":1,"sha256":"\
                        """);
    }

    @Test
    void theTableSaysWhatWasMeasuredAndHow() {
        String table = Measured.of(folder, "holder,amount\na,4.5\nb,3\n", "--threshold", "3/5")
                .out();

        assertThat(table)
                .contains("sha256", "holder, amount", "1: base units are 10^-1", "written total  7.5")
                .contains("highly concentrated (2023 guidelines)")
                .containsPattern("Nakamoto coefficient above 3/5 +2  entities")
                .containsPattern("Nakamoto coefficient, at least 3/5 +1  entities")
                .containsPattern("Shannon entropy +0\\.97095\\d+  bits");
    }

    @Test
    void anIndexWithoutAValueSaysWhy() {
        assertThat(Measured.of(folder, "holder,amount\na,1\n").out())
                .containsPattern("Evenness +none \\(single entity\\)");
    }

    @Test
    void aWrongCallExitsWithTwo() {
        assertThat(Measured.run().code()).isEqualTo(2);
        assertThat(Measured.run("absent.csv").err()).contains("absent.csv does not exist");
        assertThat(Measured.run("a.csv", "b.csv").err()).contains("One file at a time");
        assertThat(Measured.run("a.csv", "--fast").err()).contains("--fast");
        assertThat(Measured.run("a.csv", "-j").err()).contains("Unknown option -j");
        assertThat(Measured.run("a.csv", "--threshold", "3/2").err()).contains("3/2");
        assertThat(Measured.run("a.csv", "--decimals", "x").err()).contains("'x'");
        assertThat(Measured.run("--descriptor", "a.yaml", "--amount", "b").err())
                .contains("leave out");
        assertThat(Measured.run("--descriptor", "a.yaml").err()).contains("module ingest");
        assertThat(Measured.run("a.csv", "--amount").err()).contains("--amount needs a value");
    }

    @Test
    void helpIsPrintedWhenAskedFor() {
        assertThat(Measured.run("--help"))
                .matches(help -> help.code() == 0 && help.out().startsWith("Usage:"));
    }
}
