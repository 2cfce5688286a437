/** The offline calculator: one file of holders and amounts to all indices, without a server. */
package io.chokepoint.measure;
