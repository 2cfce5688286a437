/** The meaning of single texts: amounts, holders, times; and the reasons for refusing one. */
package io.chokepoint.ingest.value;
