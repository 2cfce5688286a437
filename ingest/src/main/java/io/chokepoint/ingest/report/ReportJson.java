package io.chokepoint.ingest.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chokepoint.ingest.lake.FileLedger;
import io.chokepoint.ingest.lake.IngestRun;
import io.chokepoint.ingest.lake.SetAside;
import io.chokepoint.ingest.value.ReasonCode;
import java.util.List;

/**
 * Reports as one JSON object in one line, with a line end. The keys are always the same; counts are numbers, amounts are
 * text in base units, times are ISO 8601 in UTC, and what is not there is null.
 */
public final class ReportJson {
    private ReportJson() {}

    /** The run with its {@code files}, its {@code quarantine}, its {@code alarms} and what it has {@code withdrawn}. */
    public static String of(RunReport report) {
        ObjectNode object = object(report.run());
        ArrayNode replayedBy = object.putArray("replayedBy");
        report.replayedBy().forEach(replayedBy::add);
        ArrayNode files = object.putArray("files");
        report.run().files().forEach(file -> files.add(object(file)));
        ArrayNode quarantine = object.putArray("quarantine");
        report.quarantine().forEach(reason -> quarantine.add(object(reason)));
        ArrayNode alarms = object.putArray("alarms");
        report.alarms().forEach(alarm -> alarms.addObject()
                .put("reason", alarm.code().name())
                .put("file", alarm.file())
                .put("message", alarm.message())
                .put("remedy", alarm.code().remedy()));
        ArrayNode withdrawn = object.putArray("withdrawn");
        report.withdrawn().forEach(gone -> withdrawn
                .addObject()
                .put("dataset", gone.dataset())
                .put("table", gone.table())
                .put("rows", gone.rows())
                .put("first", gone.first().toString()));
        return object + System.lineSeparator();
    }

    /** All {@code runs}, without files and quarantine. */
    public static String of(List<IngestRun> runs) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        ArrayNode all = object.putArray("runs");
        runs.forEach(run -> all.add(object(run)));
        return object + System.lineSeparator();
    }

    private static ObjectNode object(IngestRun run) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("run", run.id())
                .put("status", run.status())
                .put("replays", run.replays())
                .put("startedAt", run.startedAt().toString())
                .put("finishedAt", run.finishedAt().toString())
                .put("rowsIn", RunReport.total(run, FileLedger::rowsIn))
                .put("accepted", RunReport.total(run, FileLedger::accepted))
                .put("duplicates", RunReport.total(run, FileLedger::duplicates))
                .put("quarantined", RunReport.total(run, FileLedger::quarantined));
    }

    private static ObjectNode object(FileLedger file) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("dataset", file.dataset())
                .put("source", file.source())
                .put("file", file.file())
                .put("sha256", file.sha256())
                .put("bytes", file.bytes())
                .put("rowsIn", file.rowsIn())
                .put("accepted", file.accepted())
                .put("duplicates", file.duplicates())
                .put("quarantined", file.quarantined())
                .put("amountSum", file.amountSum().toString())
                .put("status", file.status());
    }

    private static ObjectNode object(SetAside reason) {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("reason", reason.reason())
                .put("rows", reason.rows())
                .put(
                        "remedy",
                        ReasonCode.named(reason.reason())
                                .map(ReasonCode::remedy)
                                .orElse(null));
        ArrayNode examples = object.putArray("examples");
        reason.examples().forEach(example -> examples.addObject()
                .put("file", example.file())
                .put("rowNumber", example.rowNumber())
                .put("message", example.message()));
        return object;
    }
}
