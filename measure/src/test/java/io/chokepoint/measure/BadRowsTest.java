package io.chokepoint.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadRowsTest {
    private static final String TEXT = "holder,amount\na,3\nb\n\"c\nd\",x\n,7\n\"e\"f,1\ng,1,1\nh,\"1\n";

    @TempDir
    private Path folder;

    @Test
    void theyAreReportedWithTheirLinesAndNothingIsMeasured() {
        Measured measured = Measured.of(folder, TEXT);

        assertThat(measured.code()).isEqualTo(2);
        assertThat(measured.out()).isEmpty();
        assertThat(measured.err())
                .contains("6 bad rows")
                .contains("line 3: the row has 1 fields and the header 2")
                .contains("line 4: the amount 'x' is not a number")
                .contains("line 6: the holder is empty")
                .contains("line 7: text follows a closing quote")
                .contains("line 8: the row has 3 fields")
                .contains("line 9: a quote is not closed")
                .contains("--quarantine");
    }

    @Test
    void setAsideTheyAreWrittenAndTheRestIsMeasured() throws IOException {
        Path out = folder.resolve("bad.csv");
        Measured measured = Measured.of(folder, TEXT, "--json", "--quarantine", out.toString());

        assertThat(measured.code()).isZero();
        assertThat(measured.err()).contains("6 of 7 rows are set aside");
        assertThat(measured.json().get("total").textValue()).isEqualTo("3");
        assertThat(measured.json().get("rows").intValue()).isEqualTo(7);
        assertThat(measured.json().get("quarantinedRows").intValue()).isEqualTo(6);
        assertThat(Files.readString(out))
                .startsWith("line,reason,raw\n3,\"the row has 1 fields and the header 2\",\"b\"\n4,")
                .contains(",\"\"\"c\nd\"\",x\"\n");
    }

    @Test
    void setAsideTheyKeepTheirBytesInWhateverEncoding() throws IOException {
        byte[] text = "holder,amount\na,1\nM\u00fcller,x\n".getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("latin.csv"), text);
        Path out = folder.resolve("bad.csv");
        Measured.run(file.toString(), "--quarantine", out.toString());

        assertThat(new String(Files.readAllBytes(out), StandardCharsets.ISO_8859_1))
                .contains("\"M\u00fcller,x\"");
    }

    @Test
    void theyAreNeverWrittenOverAFileThatIsNoQuarantine() throws IOException {
        Path file = Files.writeString(folder.resolve("self.csv"), TEXT);
        Measured measured = Measured.run(file.toString(), "--quarantine", file.toString());

        assertThat(measured.code()).isEqualTo(2);
        assertThat(measured.err()).contains("self.csv exists", "name another file");
        assertThat(file).hasContent(TEXT);
    }

    @Test
    void anEarlierQuarantineAndAnEmptyFileAreReplaced() throws IOException {
        Path out = Files.createFile(folder.resolve("bad.csv"));
        Measured.of(folder, "holder,amount\na,x\nb,y\n", "--quarantine", out.toString());
        Measured.of(folder, "holder,amount\na,1\nc,z\n", "--quarantine", out.toString());

        assertThat(out).content().contains("c,z").doesNotContain("a,x");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() {
        for (String place : new String[] {
            folder.toString(), folder.resolve("absent/bad.csv").toString()
        }) {
            assertThat(Measured.of(folder, TEXT, "--quarantine", place))
                    .matches(measured -> measured.code() == 2 && measured.err().contains(place + " cannot be written"));
        }
    }

    @Test
    void onlyTheFirstTwentyAreShown() {
        Measured measured = Measured.of(folder, "holder,amount\n" + "a,x\n".repeat(25));

        assertThat(measured.err())
                .contains("25 bad rows", "line 21:", "and 5 more")
                .doesNotContain("line 22:");
    }
}
