/** Labels and links: what people and tools say of who is behind holders. */
package io.chokepoint.ingest.evidence;
