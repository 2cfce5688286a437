package io.chokepoint.ingest.event;

import io.chokepoint.ingest.Fingerprint;
import io.chokepoint.ingest.collect.RawZone;
import io.chokepoint.ingest.collect.ethereum.BlockRange;
import io.chokepoint.ingest.collect.ethereum.LandedLogs;
import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.lake.Source;
import io.chokepoint.ingest.lake.Subject;
import io.chokepoint.ingest.read.Layout;
import io.chokepoint.ingest.read.ReadTask;
import io.chokepoint.ingest.read.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The pages of logs of one contract in the raw zone, as the rows of one table that they are.
 *
 * <p>Of a block the page that was asked last is read. What an earlier one said of it and this one does not, was in a block
 * that the chain has dropped: it is withdrawn. So is what a node says that it has removed.
 */
public final class CollectedLogs implements Source {
    private static final Layout ANSWER =
            new Layout(Layout.Format.JSON, ',', false, "/result", Layout.Shape.ARRAY, List.of(), List.of());

    private final LogRows rows;
    private final LogRows.Origin origin;
    private final Map<String, Landed> pages;

    /** A page, its file, and when its blocks were made. */
    private record Landed(LandedLogs.Page page, SourceFile file, LandedTimes times) {}

    private CollectedLogs(LogRows rows, LogRows.Origin origin, Map<String, Landed> pages) {
        this.rows = rows;
        this.origin = origin;
        this.pages = pages;
    }

    /** What landed of every contract: transfers, acts of control, votes, liquidity and lending. A contract is a data set of its own. */
    public static List<Source> of(RawZone zone) {
        List<Source> sources = new ArrayList<>();
        for (String contract : LandedLogs.contracts(zone)) {
            String network = contract.substring(0, contract.indexOf('/'));
            String dataset = contract.replaceAll("[:/]", "-");
            Map<String, Landed> pages = new LinkedHashMap<>();
            for (LandedLogs.Page page : LandedLogs.pages(zone, contract)) {
                String uri = zone.file(page.entry()).toUri().toString();
                SourceFile file =
                        new SourceFile(uri, page.entry().bytes(), page.entry().sha256(), false);
                List<String> headers = page.headers().stream()
                        .map(entry -> zone.file(entry).toString())
                        .toList();
                pages.put(uri, new Landed(page, file, new LandedTimes(headers)));
            }
            for (LogRows rows : LogTables.ALL) {
                String source = "collected-%s@%s".formatted(rows.table().directory(), Fingerprint.of(contract));
                sources.add(new CollectedLogs(rows, new LogRows.Origin(dataset, network, source), pages));
            }
        }
        return sources;
    }

    @Override
    public String dataset() {
        return origin.dataset();
    }

    @Override
    public String id() {
        return origin.source();
    }

    @Override
    public LakeTable table() {
        return rows.table();
    }

    @Override
    public List<SourceFile> files() {
        return pages.values().stream()
                .filter(landed -> !landed.page().live().isEmpty())
                .map(Landed::file)
                .toList();
    }

    @Override
    public ReadTask read(int fileIndex, SourceFile file) {
        Landed landed = pages.get(file.uri());
        return task(fileIndex, landed, new LogFilter(landed.page().live(), false));
    }

    @Override
    public List<ReadTask> superseded(List<SourceFile> fresh) {
        List<BlockRange> again =
                fresh.stream().map(file -> pages.get(file.uri()).page().asked()).toList();
        Stream<ReadTask> replaced = pages.values().stream()
                .filter(landed -> landed.page().superseded().stream()
                        .anyMatch(range -> again.stream().anyMatch(range::meets)))
                .map(landed -> task(0, landed, new LogFilter(landed.page().superseded(), false)));
        Stream<ReadTask> removed = fresh.stream()
                .map(file -> pages.get(file.uri()))
                .map(landed ->
                        task(0, landed, new LogFilter(List.of(landed.page().asked()), true)));
        return Stream.concat(replaced, removed).toList();
    }

    private ReadTask task(int fileIndex, Landed landed, LogFilter filter) {
        LogRecords records = new LogRecords(rows, origin);
        return new ReadTask(
                fileIndex, landed.file(), ANSWER.with(new PageRecords(filter, landed.times(), records)), records);
    }

    @Override
    public Dataset<Row> complete(Dataset<Row> candidates) {
        return EventLogs.timed(candidates, origin, rows.table());
    }

    @Override
    public List<Subject> subjects() {
        return List.of();
    }

    @Override
    public List<Subject> undeclared(Dataset<Row> accepted) {
        return rows.subjects(accepted, origin);
    }
}
