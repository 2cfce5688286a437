package io.chokepoint.batch.transfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferFolderTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);

    @TempDir
    private Path folder;

    @BeforeEach
    void twoDays() throws IOException {
        for (String file : List.of(
                "as_of=2026-01-31/b.parquet",
                "as_of=2026-02-01/c.parquet",
                "as_of=2026-02-01/.c.parquet.crc",
                "_SUCCESS")) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.createFile(folder.resolve(file));
        }
    }

    @Test
    void namesTheFilesOfTheDaysThatAreAskedFor() {
        assertThat(names(null, null)).containsExactly("b.parquet", "c.parquet");
        assertThat(names(null, DAY)).containsExactly("b.parquet");
        assertThat(names(DAY.plusDays(1), null)).containsExactly("c.parquet");
        assertThat(names(DAY.plusDays(2), null)).isEmpty();
    }

    @Test
    void refusesAFolderOfAnotherName() throws IOException {
        Files.createDirectory(folder.resolve("as_of=yesterday"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> names(null, null))
                .withMessageContaining("as_of=yesterday is no day");
    }

    @Test
    void refusesAFolderWithoutDays() {
        TransferFolder empty =
                new TransferFolder(folder.resolve("as_of=2026-01-31").toString());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> empty.files(new Configuration(), null, null))
                .withMessageContaining("has no folders as_of=YYYY-MM-DD");
    }

    private List<String> names(LocalDate from, LocalDate to) {
        return new TransferFolder(folder.toString())
                .files(new Configuration(), from, to).stream()
                        .map(file -> file.getPath().getName())
                        .toList();
    }
}
