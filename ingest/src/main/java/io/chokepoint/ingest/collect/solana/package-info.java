/** The collector of validators.app: stake on Solana by validator, data centre and autonomous system. */
package io.chokepoint.ingest.collect.solana;
