/** The collector of subgraphs: lists of entities at one block. */
package io.chokepoint.ingest.collect.thegraph;
