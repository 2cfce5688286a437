/**
 * Columns of Parquet files as arrays, without a row or an object for each value.
 *
 * <p>Files, row groups, pages, compression and rare encodings are parquet-java's; what lies in a page in one of the two
 * usual encodings, plain or by dictionary, is taken from its bytes here, a batch at a time.
 */
package io.chokepoint.batch.parquet;
