/** The typed source for files that ethereum-etl writes. */
package io.chokepoint.ingest.ethereum;
