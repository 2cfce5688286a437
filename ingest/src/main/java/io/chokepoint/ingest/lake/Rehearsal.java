package io.chokepoint.ingest.lake;

import io.chokepoint.ingest.read.ReadTask;
import io.chokepoint.ingest.read.Reading;
import io.chokepoint.ingest.read.RefusedFile;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Takes files as {@link Ingestion} does, up to where it would write: the lake is only read. */
public final class Rehearsal {
    private final Lake lake;
    private final Reading reading;

    public Rehearsal(Lake lake, Reading reading) {
        this.lake = lake;
        this.reading = reading;
    }

    /**
     * What would become of one file.
     *
     * @param ledger its numbers; all are 0 where it is refused
     * @param refusal why it is refused, or null
     * @param alarms why it is not plausible, and would be taken all the same
     */
    public record Outcome(FileLedger ledger, RefusedFile refusal, List<Alarm> alarms) {
        public Outcome {
            alarms = List.copyOf(alarms);
        }
    }

    /**
     * What would become of the files of these sources, in their order. A refused file leaves the others as they would be
     * without it.
     */
    public List<Outcome> of(List<? extends Source> sources) {
        List<Input> inputs = new ArrayList<>();
        for (Source source : sources) {
            source.files().forEach(file -> inputs.add(new Input(inputs.size(), source, file)));
        }
        Map<Integer, Tally> tallies = new TreeMap<>();
        Map<Integer, RefusedFile> refusals = new HashMap<>();
        List<Alarm> alarms = new ArrayList<>();
        Plausibility plausibility = new Plausibility(lake, Instant.now());
        for (LakeTable table : LakeTable.RECORDS) {
            List<Input> ofTable = new ArrayList<>(inputs.stream()
                    .filter(input -> input.source().table() == table)
                    .toList());
            while (!ofTable.isEmpty()) {
                try {
                    tallies.putAll(tallies(table, ofTable, plausibility, alarms));
                    break;
                } catch (RefusedFile refused) {
                    Input input = ofTable.stream()
                            .filter(each -> each.file().uri().equals(refused.file()))
                            .findFirst()
                            .orElseThrow(() -> refused);
                    refusals.put(input.index(), refused);
                    ofTable.remove(input);
                }
            }
        }
        return inputs.stream()
                .map(input -> outcome(input, tallies, refusals.get(input.index()), alarms))
                .toList();
    }

    private Map<Integer, Tally> tallies(
            LakeTable table, List<Input> inputs, Plausibility plausibility, List<Alarm> alarms) {
        List<ReadTask> tasks = inputs.stream().map(Input::task).toList();
        Dataset<Row> candidates = reading.rows(tasks, table.candidateSchema());
        for (Source source : inputs.stream().map(Input::source).distinct().toList()) {
            candidates = source.complete(candidates);
        }
        candidates = Erasures.suppressed(candidates, table, lake);
        Decided decided = Decided.of(table, candidates.persist(StorageLevel.MEMORY_AND_DISK()), inputs, lake);
        try {
            List<Alarm> raised = plausibility.alarms(decided, inputs);
            for (Alarm alarm : raised) {
                if (alarm.blocks()) {
                    throw alarm.refusal();
                }
            }
            alarms.addAll(raised);
            return decided.tallies();
        } finally {
            decided.release();
        }
    }

    private static Outcome outcome(Input input, Map<Integer, Tally> tallies, RefusedFile refusal, List<Alarm> alarms) {
        if (refusal == null) {
            return new Outcome(
                    input.ledger(tallies, FileLedger.WOULD_BE_TAKEN),
                    null,
                    alarms.stream()
                            .filter(alarm ->
                                    alarm.source().equals(input.source().id())
                                            && alarm.file().equals(input.file().uri()))
                            .toList());
        }
        return new Outcome(
                new FileLedger(
                        input.source().dataset(),
                        input.source().id(),
                        input.file().uri(),
                        input.file().sha256(),
                        input.file().bytes(),
                        0,
                        0,
                        0,
                        0,
                        BigInteger.ZERO,
                        Map.of(),
                        Lake.REFUSED),
                refusal,
                List.of());
    }
}
