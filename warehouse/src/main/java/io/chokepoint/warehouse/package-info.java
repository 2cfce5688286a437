/**
 * What stands in ClickHouse, and how a run gets there: numbered SQL migrations, the shapes of the rows, and the publication
 * that makes a run visible. The SQL files are the authored copy of the schema; the Java shapes are tested against it.
 */
package io.chokepoint.warehouse;
