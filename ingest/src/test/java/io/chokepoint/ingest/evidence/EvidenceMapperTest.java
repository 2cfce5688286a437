package io.chokepoint.ingest.evidence;

import static io.chokepoint.ingest.lake.LakeTable.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.read.SourceRecord;
import io.chokepoint.ingest.value.Network;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceMapperTest {
    private static final String CHECKSUMMED = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
    private static final String LOWER = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed";
    private static final String OTHER = "0x27b1fdb04752bbc536007a920d24acb045561c26";

    private final LabelMapper labels = new LabelMapper(attribution("eip155:1", null));
    private final LinkMapper links = new LinkMapper(attribution("eip155:1", null));

    @Test
    void aLabelHasTheColumnsOfTheTable() {
        assertThat(taken(
                        labels,
                        Map.of("address", CHECKSUMMED, "entity", "kraken", "class", "exchange", "confidence", "0.9")))
                .containsExactly(
                        "set", "eip155:1", LOWER, "kraken", "exchange", 0.9, "CC0-1.0", "a test", ALWAYS, null, false)
                .hasSameSizeAs(LakeTable.LABEL.facts());
    }

    @Test
    void aHolderWithoutAClassHasNone() {
        assertThat(taken(labels, Map.of("holder", OTHER, "entity", "ann", "class", " ", "confidence", "1")))
                .containsExactly("set", "eip155:1", OTHER, "ann", null, 1.0, "CC0-1.0", "a test", ALWAYS, null, false);
    }

    @Test
    void aLabelHoldsFromADayToTheDayBeforeAnother() {
        LabelMapper personal =
                new LabelMapper(new Attribution("set", new Network("eip155:1"), "a test", "CC0-1.0", 1.0, true));
        Map<String, String> fields =
                Map.of("address", OTHER, "entity", "ann", "from", "2025-01-01", "until", "2026-01-01");
        assertThat(taken(personal, fields).subList(8, 11))
                .containsExactly(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 1, 1), true);
        assertThat(rejected(
                        personal,
                        Map.of("address", OTHER, "entity", "ann", "from", "2026-01-01", "until", "2026-01-01")))
                .startsWith("TIME_INVALID")
                .contains("no day at all");
        assertThat(rejected(personal, Map.of("address", OTHER, "entity", "ann", "from", "then")))
                .startsWith("TIME_INVALID");
    }

    @Test
    void aLinkHasItsHoldersInOrderWhicheverComesFirst() {
        List<Object> link = taken(links, Map.of("address", CHECKSUMMED, "other_address", OTHER, "confidence", "0.8"));
        assertThat(link)
                .containsExactly("set", "eip155:1", OTHER, LOWER, 0.8, "CC0-1.0", "a test", ALWAYS, null)
                .hasSameSizeAs(LakeTable.LINK.facts());
        assertThat(taken(links, Map.of("holder", OTHER, "other_holder", LOWER, "confidence", "0.8")))
                .isEqualTo(link);
    }

    @Test
    void aLinkHoldsFromADayToTheDayBeforeAnother() {
        LinkMapper sure = new LinkMapper(attribution("eip155:1", 1.0));
        Map<String, String> fields =
                Map.of("address", OTHER, "other_address", LOWER, "from", "2025-01-01", "until", "2026-01-01");
        assertThat(taken(sure, fields).subList(7, 9))
                .containsExactly(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 1, 1));
    }

    @Test
    void textsAreOrderedAsSparkOrdersThem() {
        // In UTF-16 the first of them comes after the second.
        String emoji = "\uD83D\uDE00";
        String wide = "\uFF21";
        LinkMapper mapper = new LinkMapper(attribution("offchain", 1.0));
        assertThat(taken(mapper, Map.of("holder", emoji, "other_holder", wide)).subList(2, 4))
                .containsExactly(wide, emoji);
    }

    @Test
    void onOtherNetworksHoldersAreTexts() {
        LabelMapper mapper = new LabelMapper(attribution("internet-computer", 0.5));
        assertThat(taken(mapper, Map.of("holder", "Node Provider 7", "entity", "seven"))
                        .subList(2, 6))
                .containsExactly("Node Provider 7", "seven", null, 0.5);
    }

    @Test
    void theConfidenceOfAllRowsIsThatOfRowsWithoutOne() {
        LabelMapper mapper = new LabelMapper(attribution("eip155:1", 0.7));
        assertThat(taken(mapper, Map.of("address", OTHER, "entity", "ann"))).contains(0.7);
        assertThat(taken(mapper, Map.of("address", OTHER, "entity", "ann", "confidence", "0.2")))
                .contains(0.2);
        assertThat(rejected(labels, Map.of("address", OTHER, "entity", "ann")))
                .startsWith("MISSING_FIELD")
                .contains("--confidence");
    }

    @ParameterizedTest
    @CsvSource({
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed, ann, pool, 1, HOLDER_CHECKSUM",
        "ann.eth, ann, pool, 1, HOLDER_INVALID",
        "'', ann, pool, 1, MISSING_FIELD",
        "0x27b1fdb04752bbc536007a920d24acb045561c26, '', pool, 1, MISSING_FIELD",
        "0x27b1fdb04752bbc536007a920d24acb045561c26, Ann Lee, pool, 1, ENTITY_INVALID",
        "0x27b1fdb04752bbc536007a920d24acb045561c26, ann, Pool, 1, HOLDER_CLASS_UNKNOWN",
        "0x27b1fdb04752bbc536007a920d24acb045561c26, ann, pool, 1.5, CONFIDENCE_INVALID"
    })
    void aBadLabelIsRejectedWithItsReason(
            String address, String entity, String holderClass, String confidence, String reason) {
        assertThat(rejected(
                        labels,
                        Map.of("address", address, "entity", entity, "class", holderClass, "confidence", confidence)))
                .startsWith(reason);
    }

    @Test
    void anUnknownClassIsAnsweredWithThoseThereAre() {
        assertThat(rejected(labels, Map.of("address", OTHER, "entity", "ann", "class", "dex", "confidence", "1")))
                .contains("'dex' is none of burn, exchange, bridge, vesting, treasury, pool");
    }

    @Test
    void aHolderIsNotLinkedWithItselfNorWithNobody() {
        assertThat(rejected(links, Map.of("address", CHECKSUMMED, "other_address", LOWER, "confidence", "1")))
                .startsWith("LINK_INVALID");
        assertThat(rejected(links, Map.of("address", LakeTable.NOBODY, "other_address", LOWER, "confidence", "1")))
                .startsWith("LINK_INVALID");
    }

    @Test
    void aRowUnderTwoNamesIsRejected() {
        assertThat(rejected(labels, Map.of("address", OTHER, "holder", LOWER, "entity", "ann", "confidence", "1")))
                .startsWith("MALFORMED_ROW")
                .contains("'address' and 'holder'");
    }

    private static Attribution attribution(String network, Double confidence) {
        return new Attribution("set", new Network(network), "a test", "CC0-1.0", confidence);
    }

    private static List<Object> taken(EvidenceMapper mapper, Map<String, String> fields) {
        Row row = row(mapper, fields);
        assertThat(row.isNullAt(2)).as("%s", row).isTrue();
        return IntStream.range(LakeTable.LABEL.candidateSchema().fieldIndex("dataset"), row.size())
                .mapToObj(row::get)
                .toList();
    }

    private static String rejected(EvidenceMapper mapper, Map<String, String> fields) {
        Row row = row(mapper, fields);
        return row.getString(2) + " " + row.getString(3);
    }

    private static Row row(EvidenceMapper mapper, Map<String, String> fields) {
        return mapper.row(0, new SourceRecord(1, "raw", fields::get, null));
    }
}
