/** Rows out of ClickHouse into packages, beside what ClickHouse writes itself. */
package io.chokepoint.bench.export;
