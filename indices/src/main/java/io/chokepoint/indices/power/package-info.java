/** Voting power: how often an entity decides, which is not its share of the votes. */
package io.chokepoint.indices.power;
