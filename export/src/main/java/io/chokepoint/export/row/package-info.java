/** Rows and their shape, the same for every format. */
package io.chokepoint.export.row;
