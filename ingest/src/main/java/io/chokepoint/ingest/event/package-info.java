/** Logs of Ethereum-like networks: what their events say, as transfers, acts of control and votes. */
package io.chokepoint.ingest.event;
