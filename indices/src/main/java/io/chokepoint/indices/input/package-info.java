/** What the readers of files must agree on without knowing each other. */
package io.chokepoint.indices.input;
