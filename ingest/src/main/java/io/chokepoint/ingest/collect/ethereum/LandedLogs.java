package io.chokepoint.ingest.collect.ethereum;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.chokepoint.ingest.collect.CollectFailure;
import io.chokepoint.ingest.collect.CollectFault;
import io.chokepoint.ingest.collect.ManifestEntry;
import io.chokepoint.ingest.collect.RawZone;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pages of logs of one contract as they landed. Of a block, the page that was asked last holds. Asks nobody. */
public final class LandedLogs {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LOGS = "logs/";
    private static final String BLOCKS = "blocks/";

    private LandedLogs() {}

    /**
     * A page.
     *
     * @param entry its line
     * @param asked the blocks whose logs it has
     * @param live those of them for which no later page was asked
     * @param superseded the others
     * @param headers the lines of the headers that landed with it
     */
    public record Page(
            ManifestEntry entry,
            BlockRange asked,
            List<BlockRange> live,
            List<BlockRange> superseded,
            List<ManifestEntry> headers) {
        public Page {
            live = List.copyOf(live);
            superseded = List.copyOf(superseded);
            headers = List.copyOf(headers);
        }
    }

    static String logsOf(String network, String contract) {
        return LOGS + network + "/" + contract;
    }

    static String blocksOf(String network, String contract) {
        return BLOCKS + network + "/" + contract;
    }

    /** Contracts of which pages landed: {@code network/address}. */
    public static List<String> contracts(RawZone zone) {
        return zone.documents().stream()
                .filter(document -> document.startsWith(LOGS))
                .map(document -> document.substring(LOGS.length()))
                .toList();
    }

    /** The pages of a contract in the order in which they were asked. */
    public static List<Page> pages(RawZone zone, String contract) {
        Map<String, List<ManifestEntry>> headers = new HashMap<>();
        for (ManifestEntry entry : zone.entries(BLOCKS + contract)) {
            headers.computeIfAbsent(entry.cursor(), cursor -> new ArrayList<>()).add(entry);
        }
        String document = LOGS + contract;
        List<ManifestEntry> entries = zone.entries(document);
        Blocks later = new Blocks();
        List<Page> pages = new ArrayList<>();
        for (int at = entries.size() - 1; at >= 0; at--) {
            ManifestEntry entry = entries.get(at);
            BlockRange asked = BlockRange.parse(entry.cursor(), document);
            List<BlockRange> live = later.without(asked);
            Blocks holds = new Blocks();
            live.forEach(holds::add);
            pages.add(new Page(
                    entry, asked, live, holds.without(asked), headers.getOrDefault(entry.cursor(), List.of())));
            later.add(asked);
        }
        Collections.reverse(pages);
        return pages;
    }

    /** The headers of a page that landed, newest first; those of a range landed from the oldest to the newest. */
    static List<Header> headers(RawZone zone, ManifestEntry entry) {
        URI place = URI.create(entry.url());
        try {
            return Header.of(place, JSON.readTree(zone.page(entry))).stream()
                    .sorted(Comparator.comparingLong(Header::number).reversed())
                    .toList();
        } catch (IOException damaged) {
            throw damaged(entry, damaged);
        }
    }

    /** The blocks that have logs in a page that landed, by number. */
    static Map<Long, LogPage.OfBlock> blocks(RawZone zone, Page page, String contract) {
        byte[] bytes = zone.page(page.entry());
        try {
            return LogPage.of(URI.create(page.entry().url()), bytes, JSON.readTree(bytes), contract, page.asked())
                    .blocks();
        } catch (IOException damaged) {
            throw damaged(page.entry(), damaged);
        }
    }

    private static CollectFailure damaged(ManifestEntry entry, IOException cause) {
        return new CollectFailure(
                CollectFault.RAW_ZONE_DAMAGED,
                entry.document(),
                "page %s is no JSON: %s".formatted(entry.sha256(), cause.getMessage()),
                cause);
    }
}
