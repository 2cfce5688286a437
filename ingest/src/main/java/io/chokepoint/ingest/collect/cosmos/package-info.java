/** The collector of chains that are built with the Cosmos SDK: stake by validator. */
package io.chokepoint.ingest.collect.cosmos;
