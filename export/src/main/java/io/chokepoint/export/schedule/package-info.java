/** When exports are due: pure arithmetic on instants, without a clock. */
package io.chokepoint.export.schedule;
