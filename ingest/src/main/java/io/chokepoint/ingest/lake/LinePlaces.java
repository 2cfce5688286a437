package io.chokepoint.ingest.lake;

import io.chokepoint.ingest.read.LinePart;
import io.chokepoint.ingest.transfer.Accepted;
import io.chokepoint.ingest.transfer.PartSummary;
import java.util.List;
import java.util.Map;

/** Where the lines of parts stand in their files. */
final class LinePlaces {
    private final List<LinePart> parts;
    private final long[] before;

    /** @param byPart all parts, as they were read */
    LinePlaces(List<LinePart> parts, Map<Integer, PartSummary> byPart) {
        this.parts = parts;
        this.before = new long[parts.size()];
        for (int part = 1; part < before.length; part++) {
            boolean sameFile =
                    parts.get(part).fileIndex() == parts.get(part - 1).fileIndex();
            before[part] = sameFile ? before[part - 1] + byPart.get(part - 1).lines() : 0;
        }
    }

    /** By part, how many lines of its file come before it. */
    long[] before() {
        return before;
    }

    /** The line of a file with this number, as {@link Accepted} has it. */
    long line(int file, long number) {
        int part = parts.size() - 1;
        while (parts.get(part).fileIndex() != file || before[part] >= number) {
            part--;
        }
        return Accepted.line(part, (int) (number - before[part]));
    }
}
