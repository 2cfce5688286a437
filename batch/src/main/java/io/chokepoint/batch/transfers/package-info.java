/** Indices straight from files of transfers, without a lake and without a warehouse. */
package io.chokepoint.batch.transfers;
