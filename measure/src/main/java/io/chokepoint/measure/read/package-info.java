/** Bytes of a file to holders and amounts. */
package io.chokepoint.measure.read;
