/** What is printed of a measured file. */
package io.chokepoint.measure.report;
