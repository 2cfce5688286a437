/**
 * Transfers of tokens as typed columns: how a large file of them becomes Parquet without a row object in between.
 *
 * <p>Lines are read once, into chunks of columns that stand on disk ({@link TransferChunk}). What is compared across chunks
 * travels alone: hashes of keys, to find the few records that may be there twice, and the distinct holders of each chunk,
 * to number them. A chunk then becomes a file a day. No task holds more than a chunk, a range of hashes or a range of
 * holders, and the driver holds none of them.
 */
package io.chokepoint.ingest.transfer;
