package io.chokepoint.ingest.lake;

import io.chokepoint.ingest.read.RefusedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A run that goes on without the files that are refused.
 *
 * @param run what became of the others
 * @param refused the files that were left out, each written down in a run of its own
 */
public record Taking(IngestRun run, List<RefusedFile> refused) {
    public Taking {
        refused = List.copyOf(refused);
    }

    /**
     * Takes these sources, and where a file is refused, the others without it.
     *
     * @param ingestion runs sources, all files of them or none
     * @throws RefusedFile if no other file is left, or the file is none of theirs but one that they need
     */
    public static Taking of(List<? extends Source> sources, Function<List<? extends Source>, IngestRun> ingestion) {
        List<RefusedFile> refused = new ArrayList<>();
        List<? extends Source> left = sources;
        while (true) {
            try {
                return new Taking(ingestion.apply(left), refused);
            } catch (RefusedFile file) {
                long before = files(left);
                left = SourceWithout.each(left, file.file());
                if (left.isEmpty() || files(left) == before) {
                    throw file;
                }
                refused.add(file);
            }
        }
    }

    private static long files(List<? extends Source> sources) {
        return sources.stream().mapToLong(source -> source.files().size()).sum();
    }
}
