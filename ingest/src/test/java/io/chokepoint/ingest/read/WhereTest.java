package io.chokepoint.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.ingest.value.ReasonCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WhereTest {
    private static final Where ONLINE = new Where("online", List.of("true"), null);

    @Test
    void recordsOfSomethingElseAreNoRecords() {
        assertThat(ONLINE.of(record(Map.of("online", "true")))).hasSize(1);
        assertThat(ONLINE.of(record(Map.of("online", "false")))).isEmpty();
    }

    @Test
    void aRecordOfWhichNobodyKnowsIsSetAside() {
        assertThat(ONLINE.of(record(Map.of())))
                .extracting(record -> record.rejected().reason())
                .containsExactly(ReasonCode.MISSING_FIELD);
    }

    @Test
    void thoseThatStayAreExpanded() {
        Where where = new Where("online", List.of("true"), new Each("gpus", ",", List.of(), List.of(), List.of()));
        assertThat(where.of(record(Map.of("online", "true", "gpus", "a,b")))).hasSize(2);
        assertThat(where.of(record(Map.of("online", "false", "gpus", "a,b")))).isEmpty();
    }

    private static SourceRecord record(Map<String, String> fields) {
        return SourceRecord.of(1, "raw", fields::get);
    }
}
