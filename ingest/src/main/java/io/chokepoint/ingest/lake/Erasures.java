package io.chokepoint.ingest.lake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.when;

import io.chokepoint.ingest.value.ReasonCode;
import io.delta.tables.DeltaTable;
import java.util.Arrays;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Holders of whom the lake says nothing any more: no reader sees their labels and links, none is taken again, and the rows
 * are deleted from the tables; their files go with the next maintenance after the retention.
 *
 * <p>A holder that is erased is known by a digest, so that the list itself says nothing of anybody. On a network whose
 * holders are addresses it can be told by trying them: the list keeps a person's name out, not an address.
 */
final class Erasures {
    private static final int SHA_256 = 256;
    private static final String WORDS = "[^0-9a-z._@-]+";

    private Erasures() {}

    /** Whether a table has something to erase. */
    static boolean concern(LakeTable table) {
        return table.restates() && !table.holders().isEmpty();
    }

    /** What a holder is known by: the SHA-256, hexadecimal, of network, a line feed, and holder. */
    private static Column digest(Column network, Column holder) {
        return sha2(concat(network, lit("\n"), holder).cast("binary"), SHA_256);
    }

    /**
     * Rows without those that name an erased holder.
     *
     * @param erasures rows of {@link LakeTable#ERASURE} that count
     */
    static Dataset<Row> without(Dataset<Row> rows, LakeTable table, Dataset<Row> erasures) {
        return rows.where(not(namesOneOf(digests(erasures), table)));
    }

    /** Candidates of which those that name an erased holder are rejected, and their text forgotten. */
    static Dataset<Row> suppressed(Dataset<Row> candidates, LakeTable table, Lake lake) {
        if (!concern(table) || !lake.exists(LakeTable.ERASURE)) {
            return candidates;
        }
        Map<String, Column> instead = Map.of(
                "reason", lit(ReasonCode.ERASED.name()),
                "message", lit("What is said of this holder was erased; the row is not taken and not kept"),
                "raw", lit(""));
        Dataset<Row> erasures = lake.committed(LakeTable.ERASURE);
        Object[] texts = erasures.select("text_digest").distinct().collectAsList().stream()
                .map(row -> row.getString(0))
                .toArray();
        // A row that was rejected before has no holder, and its text may name one.
        Column named = exists(split(lower(col("raw")), WORDS), word -> sha2(word.cast("binary"), SHA_256)
                .isin(texts));
        Column erased = when(col("reason").isNull(), namesOneOf(digests(erasures), table))
                .otherwise(named);
        return candidates.select(Arrays.stream(candidates.columns())
                .map(name -> instead.containsKey(name)
                        ? when(erased, instead.get(name)).otherwise(col(name)).alias(name)
                        : col(name))
                .toArray(Column[]::new));
    }

    /** Deletes the rows of all erased holders that are still there. */
    static void purge(Lake lake) {
        Object[] digests = digests(lake.committed(LakeTable.ERASURE));
        for (LakeTable table : LakeTable.RECORDS) {
            if (digests.length > 0 && concern(table) && lake.exists(table)) {
                DeltaTable.forPath(lake.spark(), lake.path(table)).delete(namesOneOf(digests, table));
            }
        }
    }

    private static Object[] digests(Dataset<Row> erasures) {
        return erasures.select("holder_digest").distinct().collectAsList().stream()
                .map(row -> row.getString(0))
                .toArray();
    }

    private static Column namesOneOf(Object[] digests, LakeTable table) {
        return table.holders().stream()
                .map(holder -> coalesce(digest(col("network"), col(holder)).isin(digests), lit(false)))
                .reduce(lit(false), Column::or);
    }

    /** Forgets the text of rows of quarantine in which a holder stands. */
    static void forgetQuarantined(Lake lake, String holder) {
        if (lake.exists(LakeTable.QUARANTINE)) {
            Column named = lower(functions.concat_ws("\n", col("raw"), col("message")))
                    .contains(holder.toLowerCase(java.util.Locale.ROOT));
            DeltaTable.forPath(lake.spark(), lake.path(LakeTable.QUARANTINE))
                    .update(named, Map.of("raw", lit(""), "message", lit("erased")));
        }
    }
}
