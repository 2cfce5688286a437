/** Parquet files that are written column by column, and become part of a table later. */
package io.chokepoint.ingest.parquet;
