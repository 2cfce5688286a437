/**
 * The measures and the vocabulary of Chokepoint: every formula, its unit, range, direction and reference stand here and
 * nowhere else. JDK only, so that Spark and the API share it without sharing anything else.
 */
package io.chokepoint.indices;
