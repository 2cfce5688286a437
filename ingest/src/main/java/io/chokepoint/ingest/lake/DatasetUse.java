package io.chokepoint.ingest.lake;

import io.chokepoint.ingest.UserError;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Keeps facts and evidence apart: a data set has subjects, or it has labels, links and prices. */
final class DatasetUse {
    private DatasetUse() {}

    /**
     * Holds the data sets of a run against each other and against those of the lake.
     *
     * @param measured the data sets of the lake's subjects
     * @throws UserError naming the data set that would have both
     */
    static void check(Lake lake, List<? extends Source> sources, Collection<String> measured) {
        Set<String> facts = new TreeSet<>(measured);
        Set<String> evidence = new TreeSet<>();
        for (Source source : sources) {
            (source.table().restates() ? evidence : facts).add(source.dataset());
        }
        for (LakeTable table : LakeTable.RECORDS) {
            if (table.restates() && lake.exists(table)) {
                lake.committed(table)
                        .select("dataset")
                        .distinct()
                        .collectAsList()
                        .forEach(row -> evidence.add(row.getString(0)));
            }
        }
        evidence.retainAll(facts);
        if (!evidence.isEmpty()) {
            throw new UserError(
                    "Data set '%s' would have subjects as well as labels, links or prices; give the labels, links and prices a data set of their own"
                            .formatted(String.join("', '", evidence)));
        }
    }
}
