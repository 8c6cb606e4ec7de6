import { logBeta, timesLog } from "./log-beta";

/** A variant's part of the visitors: what the split intends, in any unit, and who came. */
export interface Part {
  weight: number;
  visitors: number;
}

/** As for compare-rates: how much is thought of the intended parts, in visitors. Mismatches of a few percent matter. */
const CONFIDENCE = 1_000;

/**
 * The chance to see visitors so unlike the intended parts, at the worst moment to look: the multinomial test of Lindon
 * and Malek 2022, valid at every look. Small: something loses or doubles visitors of one variant, and no comparison can
 * be trusted. Parts of weight 0 do not count.
 */
export function sampleRatioPValue(parts: readonly Part[]): number {
  const given = parts.filter(({ weight }) => weight > 0);
  const total = given.reduce((sum, { weight }) => sum + weight, 0);
  if (given.length < 2) return 1;
  const prior = given.map(({ weight }) => (CONFIDENCE * weight) / total);
  const evidence =
    logBeta(prior.map((part, at) => part + (given[at]?.visitors ?? 0))) -
    logBeta(prior) -
    given.reduce((sum, { weight, visitors }) => sum + timesLog(visitors, weight / total), 0);
  return Math.min(1, Math.exp(-evidence));
}
