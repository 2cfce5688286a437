/** The collector of Akash: who provides how much capacity, where, and what is paid for it. */
package io.chokepoint.ingest.collect.akash;
