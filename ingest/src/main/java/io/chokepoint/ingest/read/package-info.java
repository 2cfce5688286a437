/** Files into records: CSV, JSON, JSON Lines and Parquet of any size, plain, gzip or zstd. */
package io.chokepoint.ingest.read;
