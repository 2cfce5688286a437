/** Checks packages offline, with nothing but their files and a public key. */
package io.chokepoint.export.verify;
