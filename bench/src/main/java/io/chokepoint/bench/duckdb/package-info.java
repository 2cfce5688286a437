/** The peer: the same indices from the same files, by the fastest SQL for DuckDB that was found. */
package io.chokepoint.bench.duckdb;
