/** A lifelike chain of transfers, the same for the same seed on every machine, and the files that it is kept in. */
package io.chokepoint.bench.chain;
