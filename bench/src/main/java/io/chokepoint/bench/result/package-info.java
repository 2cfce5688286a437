/** The indices of all tokens as files of JSON lines, and whether two such files agree. */
package io.chokepoint.bench.result;
