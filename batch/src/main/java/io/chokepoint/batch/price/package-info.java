/** What holdings of several assets are worth in one unit, and which of them have no price. */
package io.chokepoint.batch.price;
