/** Who is behind the holders: labels and links, and the entities that follow from them. */
package io.chokepoint.batch.cluster;
