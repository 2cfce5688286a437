package io.chokepoint.export.pack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chokepoint.export.row.Column;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.IndexDefinition;
import io.chokepoint.indices.composite.CompositeScore;
import io.chokepoint.indices.composite.SpreadScore;

/** The documents that travel with rows: what the columns are, what they mean, and what the indices mean. */
public final class Documents {
    private Documents() {}

    /** Columns with their types. */
    public static ObjectNode schema(Dataset dataset) {
        ObjectNode document = Json.object();
        document.put("dataset", dataset.id());
        document.put("version", dataset.schema().version());
        ArrayNode columns = document.putArray("columns");
        for (Column column : dataset.schema().columns()) {
            columns.addObject()
                    .put("id", column.id())
                    .put("name", column.name())
                    .put("type", column.type().name())
                    .put("nullable", column.nullable())
                    .put("key", column.key());
        }
        ObjectNode types = document.putObject("types");
        types.put(
                "TEXT",
                "text in UTF-8; in CSV and XLSX with one apostrophe in front of = + - @ ' and control characters");
        types.put("DIGITS", "whole number of any size as decimal digits; text in every format");
        types.put("WHOLE", "signed whole number of 64 bits; in XLSX text where it has more than 15 digits");
        types.put("REAL", "finite double");
        types.put("DAY", "ISO 8601 day; DATE in Parquet, Date32 in Arrow, a number shown as a day in XLSX");
        types.put("INSTANT", "ISO 8601 in UTC with microseconds; TIMESTAMP(MICROS, UTC) in Parquet and Arrow");
        return document;
    }

    /** Meaning of the columns. */
    static ObjectNode dictionary(Dataset dataset) {
        ObjectNode document = Json.object();
        document.put("dataset", dataset.id());
        ObjectNode columns = document.putObject("columns");
        for (Column column : dataset.schema().columns()) {
            columns.putObject(column.name())
                    .put("description", column.description())
                    .put("unit", column.unit());
        }
        return document;
    }

    /** Meaning of the indices; of composites also how the values of their components become scores. */
    static ObjectNode methodology(Dataset dataset) {
        ObjectNode document = Json.object();
        ArrayNode indices = document.putArray("indices");
        for (CentralizationIndex index : CentralizationIndex.values()) {
            describe(indices.addObject(), index.id(), index.definition());
        }
        if (dataset == Dataset.COMPOSITE) {
            IndexDefinition definition = CompositeScore.DEFINITION;
            ObjectNode scores = describe(document.putObject("composite"), definition.id(), definition)
                    .putObject("scores");
            for (CentralizationIndex index : CentralizationIndex.values()) {
                SpreadScore.of(index).ifPresent(score -> scores.put(index.id(), score.formula()));
            }
        }
        return document;
    }

    private static ObjectNode describe(ObjectNode json, String id, IndexDefinition definition) {
        return json.put("id", id)
                .put("version", definition.methodologyVersion())
                .put("name", definition.name())
                .put("unit", definition.unit().name())
                .put("range", definition.range().toString())
                .put("direction", definition.direction().name())
                .put("formula", definition.formula())
                .put("reference", definition.reference());
    }
}
