/**
 * From transfers to every index of every distribution, exactly, at the scale of a chain; docs/engine.md draws it.
 *
 * <pre>
 *   transfers ─ LegCombiner ─ shuffle by holder ─ BalanceTable ─ BalanceBlock (kept)
 *                                                                  ├─ WeightHistogram ─ RankingPlan
 *                                                                  └─ shuffle by range of weight ─ RangeScan ─ Moments
 * </pre>
 */
package io.chokepoint.batch.engine;
