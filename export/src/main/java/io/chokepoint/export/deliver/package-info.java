/** Brings packages to where their receivers look for them, whole or not at all. */
package io.chokepoint.export.deliver;
