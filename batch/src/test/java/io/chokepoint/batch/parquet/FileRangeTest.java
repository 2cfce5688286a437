package io.chokepoint.batch.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

class FileRangeTest {
    private static final long MEBIBYTE = 1 << 20;

    @Test
    void aLargeFileIsCutAndEachByteIsInOneRange() {
        List<List<FileRange>> tasks = FileRange.byTask(List.of(file("large", 150 * MEBIBYTE)), 64 * MEBIBYTE);

        assertThat(tasks).hasSize(3).allSatisfy(task -> assertThat(task).hasSize(1));
        assertThat(tasks.stream().flatMap(List::stream))
                .containsExactlyInAnyOrder(
                        new FileRange("large", 0, 64 * MEBIBYTE),
                        new FileRange("large", 64 * MEBIBYTE, 128 * MEBIBYTE),
                        new FileRange("large", 128 * MEBIBYTE, 150 * MEBIBYTE));
    }

    @Test
    void smallFilesShareATask() {
        List<FileStatus> files = List.of(file("a", 20 * MEBIBYTE), file("b", 20 * MEBIBYTE), file("c", 20 * MEBIBYTE));

        assertThat(FileRange.byTask(files, 64 * MEBIBYTE)).hasSize(2);
    }

    @Test
    void noFilesMakeNoTasks() {
        assertThat(FileRange.byTask(List.of(), MEBIBYTE)).isEmpty();
    }

    private static FileStatus file(String name, long bytes) {
        return new FileStatus(bytes, false, 1, bytes, 0, new Path(name));
    }
}
