/** Logs of contracts from a node of an Ethereum-like network: ranges of blocks, asked again until they are final. */
package io.chokepoint.ingest.collect.ethereum;
