/** The built-in economy, a year in four domains. */
package io.chokepoint.ingest.demo;
