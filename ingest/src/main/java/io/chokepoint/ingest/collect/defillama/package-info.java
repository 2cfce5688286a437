/** The collector of DefiLlama: value locked, protocols, stablecoins and chains. */
package io.chokepoint.ingest.collect.defillama;
