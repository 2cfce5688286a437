/** Descriptors: what an analyst says of a file, in YAML, so that it can be measured without Java. */
package io.chokepoint.ingest.descriptor;
