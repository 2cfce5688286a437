/** Pages of the raw zone into the lake: what collectors landed, through descriptors that ship inside. */
package io.chokepoint.ingest.normalise;
