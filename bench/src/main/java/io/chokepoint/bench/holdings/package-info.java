/** A table of holders such as users bring: one file, one row for each holder. */
package io.chokepoint.bench.holdings;
