/** Packages: data files with everything that is needed to use them, to check them and to prove them. */
package io.chokepoint.export.pack;
