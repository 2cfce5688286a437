package io.chokepoint.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelMapTest {
    private static final String A = "0x00000000000000000000000000000000000000aA";
    private static final String B = "0x00000000000000000000000000000000000000Bb";

    @TempDir
    private Path folder;

    @Test
    void holdersOfOneEntityCountAsOne() throws IOException {
        JsonNode json = measure(
                "address,balance\n%s,1\n%s,2\nc,4\n%s,8\n".formatted(A, B, A.toLowerCase()),
                "holder,entity\n%s,Exchange\n%s,Exchange\nnobody,Exchange\n".formatted(A.toLowerCase(), B));

        assertThat(json.get("population").intValue()).isEqualTo(2);
        assertThat(json.get("holders").intValue()).isEqualTo(3);
        assertThat(json.get("total").textValue()).isEqualTo("15");
        assertThat(json.get("maxShare").doubleValue()).isEqualTo(11 / 15.0);
    }

    @Test
    void anEntityMayBeAHolderItself() throws IOException {
        JsonNode json =
                measure("address,balance\n%s,1\n%s,2\n".formatted(A, B), "holder,entity\n%s,%s\n".formatted(A, B));

        assertThat(json.get("population").intValue()).isEqualTo(1);
    }

    @Test
    void labelsAreFollowedOnce() throws IOException {
        JsonNode json = measure("holder,amount\na,1\nb,2\nc,4\n", "holder,entity\na,b\nb,c\n");

        assertThat(json.get("population").intValue()).isEqualTo(2);
        assertThat(json.get("maxShare").doubleValue()).isEqualTo(6 / 7.0);
    }

    @Test
    void aHolderOfTwoEntitiesIsRefused() throws IOException {
        Path labels = folder.resolve("labels.csv");
        Files.writeString(labels, "holder,entity\na,X\na,Y\n");

        Measured measured = Measured.of(folder, "holder,amount\na,1\n", "--label-map", labels.toString());

        assertThat(measured.code()).isEqualTo(2);
        assertThat(measured.err()).contains("line 3").contains("'X' and to 'Y'");
    }

    @Test
    void aMapWithoutItsColumnsIsRefused() throws IOException {
        Path labels = folder.resolve("labels.csv");
        Files.writeString(labels, "address,name\na,X\n");

        assertThat(Measured.of(folder, "holder,amount\na,1\n", "--label-map", labels.toString())
                        .err())
                .contains("no column 'holder'");
    }

    @Test
    void aMapOfOtherLettersIsRefused() throws IOException {
        Path labels = folder.resolve("labels.csv");
        Files.write(labels, "holder,entity\nM\u00fcller,X\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Measured.of(folder, "holder,amount\na,1\n", "--label-map", labels.toString()))
                .matches(measured -> measured.code() == 2 && measured.err().contains("not UTF-8"));
    }

    @Test
    void aMapThatNamesNobodyInTheFileIsMentioned() throws IOException {
        Path labels = folder.resolve("labels.csv");
        Files.writeString(labels, "holder,entity\nnobody,X\nnone,X\n");
        Measured measured = Measured.of(folder, "holder,amount\na,1\n", "--label-map", labels.toString(), "--json");

        assertThat(measured.code()).isZero();
        assertThat(measured.err()).contains("none of the 2 holders", "labels.csv");
        assertThat(measured.json().get("labelledHolders").intValue()).isZero();
    }

    private JsonNode measure(String text, String labels) throws IOException {
        Path map = folder.resolve("labels.csv");
        Files.writeString(map, labels);
        return Measured.json(folder, text, "--label-map", map.toString());
    }
}
