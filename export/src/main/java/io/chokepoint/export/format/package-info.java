/** The formats that rows travel in, both ways. Equal rows give equal bytes. */
package io.chokepoint.export.format;
