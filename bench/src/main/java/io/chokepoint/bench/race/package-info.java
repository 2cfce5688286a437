/** Whole processes run in turn, and what each of them took of the machine. */
package io.chokepoint.bench.race;
