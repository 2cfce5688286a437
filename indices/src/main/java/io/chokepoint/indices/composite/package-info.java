/** Several indices of one subject as one number. */
package io.chokepoint.indices.composite;
