package io.chokepoint.ingest.lake;

import io.chokepoint.ingest.UserError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The subjects that the lake knows, and those that a run brings.
 *
 * <p>Each (subject_id, resource) has a number, its series. Numbers that a killed run gave are kept: its rows are there,
 * though nobody sees them.
 */
final class Subjects {
    private static final StructType SERIES = StructType.fromDDL("subject_id string, resource string, series_id int");
    private static final int FACTS = LakeTable.SUBJECT.facts().size();

    private final Map<List<Object>, List<Object>> known = new HashMap<>();
    private final Map<List<Object>, List<Object>> brought = new LinkedHashMap<>();
    private final Map<List<Object>, Integer> series = new HashMap<>();

    /** The subjects of committed runs, each as it was known last. */
    static Subjects in(Lake lake) {
        Subjects subjects = new Subjects();
        if (!lake.exists(LakeTable.SUBJECT)) {
            return subjects;
        }
        lake.committed(LakeTable.SUBJECT).collectAsList().stream()
                .sorted(Comparator.comparing(row -> row.<Instant>getAs("known_at")))
                .map(Subjects::facts)
                .forEach(facts -> subjects.known.put(key(facts), facts));
        lake.all(LakeTable.SUBJECT)
                .select("subject_id", "resource", "series_id")
                .distinct()
                .collectAsList()
                .forEach(row -> subjects.series.put(List.of(row.get(0), row.get(1)), row.getInt(2)));
        return subjects;
    }

    /**
     * Adds what a run declares.
     *
     * @throws UserError if a subject's resource belongs to another data set, or is declared twice and differently
     */
    void add(Collection<Subject> declared) {
        for (Subject subject : declared) {
            List<Object> facts = facts(row(subject));
            List<Object> key = key(facts);
            for (List<Object> other : List.of(known.getOrDefault(key, facts), brought.getOrDefault(key, facts))) {
                if (!other.get(0).equals(facts.get(0))) {
                    throw new UserError(
                            "Subject '%s' with resource %s belongs to data set '%s'; give '%s' a subject of its own"
                                    .formatted(key.get(0), key.get(1), other.get(0), subject.dataset()));
                }
            }
            List<Object> before = brought.putIfAbsent(key, facts);
            if (before != null && !before.equals(facts)) {
                throw new UserError(
                        "Subject '%s' with resource %s is declared twice and differently in this run: %s and %s"
                                .formatted(key.get(0), key.get(1), before, facts));
            }
        }
    }

    /** The data sets of the subjects of committed runs. */
    Set<String> datasets() {
        return known.values().stream()
                .map(facts -> (String) facts.get(LakeTable.SUBJECT.facts().indexOf("dataset")))
                .collect(Collectors.toSet());
    }

    /** Rows for those that the lake does not know, or knows otherwise; with their series, without run and time. */
    List<List<Object>> changed() {
        numberNewOnes();
        List<List<Object>> rows = new ArrayList<>();
        brought.forEach((key, facts) -> {
            if (!facts.equals(known.get(key))) {
                List<Object> row = new ArrayList<>(facts);
                row.add(series.get(key));
                rows.add(row);
            }
        });
        return rows;
    }

    /** Rows (subject_id, resource, series_id) for all that the run brings. */
    Dataset<Row> series(SparkSession spark) {
        numberNewOnes();
        List<Row> rows = brought.keySet().stream()
                .map(key -> RowFactory.create(key.get(0), key.get(1), series.get(key)))
                .toList();
        return spark.createDataFrame(rows, SERIES);
    }

    /** The numbers of all subjects of a resource that the run brings. */
    Map<String, Integer> series(String resource) {
        numberNewOnes();
        Map<String, Integer> numbers = new HashMap<>();
        brought.keySet().stream()
                .filter(key -> key.get(1).equals(resource))
                .forEach(key -> numbers.put((String) key.get(0), series.get(key)));
        return numbers;
    }

    // By name, so that the numbers do not depend on the order in which files are given.
    private void numberNewOnes() {
        int greatest =
                series.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<List<Object>> unnumbered = brought.keySet().stream()
                .filter(key -> !series.containsKey(key))
                .sorted(Comparator.comparing((List<Object> key) -> (String) key.get(0))
                        .thenComparing(key -> (String) key.get(1)))
                .toList();
        for (List<Object> key : unnumbered) {
            series.put(key, ++greatest);
        }
    }

    private static Row row(Subject subject) {
        return RowFactory.create(
                subject.dataset(),
                subject.id(),
                subject.name(),
                subject.domain().id(),
                subject.network(),
                subject.category(),
                subject.resource().id(),
                subject.unit(),
                subject.decimals(),
                subject.licence(),
                subject.origin(),
                subject.prices());
    }

    private static List<Object> facts(Row row) {
        List<Object> facts = new ArrayList<>(FACTS);
        for (int i = 0; i < FACTS; i++) {
            facts.add(row.get(i));
        }
        return facts;
    }

    private static List<Object> key(List<Object> facts) {
        return List.of(
                facts.get(LakeTable.SUBJECT.facts().indexOf("subject_id")),
                facts.get(LakeTable.SUBJECT.facts().indexOf("resource")));
    }
}
