/** The collector of Filecoin: power by miner, and who owns the miners, at one tipset. */
package io.chokepoint.ingest.collect.filecoin;
