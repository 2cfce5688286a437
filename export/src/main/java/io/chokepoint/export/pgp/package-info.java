/** Packages encrypted for one receiver with OpenPGP, and opened by it. */
package io.chokepoint.export.pgp;
