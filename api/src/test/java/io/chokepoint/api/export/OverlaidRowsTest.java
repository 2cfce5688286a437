package io.chokepoint.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.overlay.OverlayContent;
import io.chokepoint.api.whatif.OverlaidParties;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import io.chokepoint.export.row.RowSource;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class OverlaidRowsTest {
    private static final RowSchema SCHEMA = Dataset.DISTRIBUTION.schema();
    private static final Comparator<Map.Entry<String, BigInteger>> LARGEST_FIRST =
            Map.Entry.<String, BigInteger>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey());

    /** Amounts are small, so that many are equal and names decide. */
    @RepeatedTest(30)
    void rowsAreThoseOfAllAmountsSummedByParty(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Map<String, Map<String, BigInteger>> published = new TreeMap<>();
        for (String subject : List.of("a", "b", "c")) {
            Map<String, BigInteger> amounts = new HashMap<>();
            int count = 1 + random.nextInt(12);
            for (int i = 0; i < count; i++) {
                amounts.put("e" + random.nextInt(15), BigInteger.valueOf(1 + random.nextInt(5)));
            }
            published.put(subject, amounts);
        }
        OverlayContent overlay = new OverlayContent(
                Map.of("e1", "Party", "e2", "Party", "e3", "d"),
                List.of(new OverlayContent.Link("e4", "e5"), new OverlayContent.Link("e6", "e1")),
                List.of("e7", "d"));

        assertThat(read(published, overlay)).isEqualTo(expected(published));
    }

    private static List<String> expected(Map<String, Map<String, BigInteger>> published) {
        List<String> rows = new ArrayList<>();
        published.forEach((subject, amounts) -> {
            Map<String, BigInteger> parties = new HashMap<>();
            amounts.forEach((entity, amount) -> {
                String party =
                        switch (entity) {
                            case "e1", "e2", "e6" -> "Party";
                            case "e5" -> "e4";
                            default -> entity;
                        };
                if (!List.of("e7", "e3", "d").contains(entity)) {
                    parties.merge(party, amount, BigInteger::add);
                }
            });
            List<Map.Entry<String, BigInteger>> sorted =
                    parties.entrySet().stream().sorted(LARGEST_FIRST).toList();
            for (int i = 0; i < sorted.size(); i++) {
                rows.add("%s %d %s %s"
                        .formatted(
                                subject,
                                i + 1,
                                sorted.get(i).getKey(),
                                sorted.get(i).getValue()));
            }
        });
        return rows;
    }

    private static List<String> read(Map<String, Map<String, BigInteger>> published, OverlayContent overlay) {
        OverlaidParties parties = new OverlaidParties(overlay);
        Map<Coordinates, List<Map.Entry<String, BigInteger>>> coming = new HashMap<>();
        long outgoing = 0;
        for (var distribution : published.entrySet()) {
            Map<String, BigInteger> named = new HashMap<>(distribution.getValue());
            named.keySet().retainAll(parties.entities());
            outgoing += named.size();
            if (!named.isEmpty()) {
                coming.put(new Coordinates(distribution.getKey(), "fees_earned", "raw", 1), parties.of(named));
            }
        }
        List<String> rows = new ArrayList<>();
        try (OverlaidRows source = new OverlaidRows(source(published), parties.entities(), outgoing, coming)) {
            Row row = new Row(SCHEMA.width());
            while (source.next(row)) {
                rows.add("%s %d %s %s".formatted(row.text(0), row.number(4), row.text(5), row.text(6)));
            }
            assertThat(source.expected()).isEqualTo(rows.size());
        }
        return rows;
    }

    private static RowSource source(Map<String, Map<String, BigInteger>> published) {
        List<Consumer<Row>> rows = new ArrayList<>();
        published.forEach((subject, amounts) -> {
            long[] rank = {0};
            amounts.entrySet().stream().sorted(LARGEST_FIRST).forEach(amount -> {
                long place = ++rank[0];
                rows.add(row -> fill(row, subject, place, amount));
            });
        });
        return new GivenRows(SCHEMA, rows);
    }

    private static void fill(Row row, String subject, long rank, Map.Entry<String, BigInteger> amount) {
        row.setText(0, subject);
        row.setText(1, "fees_earned");
        row.setText(2, "raw");
        row.setNumber(3, 1);
        row.setNumber(4, rank);
        row.setText(5, amount.getKey());
        row.setText(6, amount.getValue().toString());
        row.setText(7, "run");
        row.setNumber(8, 1);
    }
}
