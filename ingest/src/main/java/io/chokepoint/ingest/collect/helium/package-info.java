/** The collector of Helium: hotspots and who owns them. */
package io.chokepoint.ingest.collect.helium;
