/**
 * What the platform's engine costs, measured from outside: whole processes in turn with a peer that computes the same from
 * the same files, results compared before any number is printed.
 */
package io.chokepoint.bench;
