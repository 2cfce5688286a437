package io.chokepoint.export.row;

/**
 * A column of a dataset.
 *
 * @param id number that stays with the column for ever, from 1; Parquet's field id
 * @param name name in every format
 * @param type what the values are
 * @param nullable whether a row may have none
 * @param key whether it belongs to the key that rows are sorted by
 * @param unit unit of the values; empty where they have none
 * @param description what the values mean, for {@code dictionary.json}
 */
public record Column(
        int id, String name, ColumnType type, boolean nullable, boolean key, String unit, String description) {}
