import type { Rate } from "./rate-bounds";
import { evidenceAgainst, type Heap, type Prior, plausibleShares, type Range } from "./share-evidence";

/** A variant beside the one that it is compared with. */
export interface Pair {
  control: Rate;
  variant: Rate;
  /** The part of the pair's visitors that the split sends to the variant, 0 < x < 1. */
  share: number;
}

export interface Comparison {
  /** Rate of the variant by rate of the control: 1.3 is 30 % more. null: the control has none yet. */
  ratio: number | null;
  /** Where the true ratio lies, valid whenever one looks. `to` may be Infinity. */
  bounds: Range;
  /** The chance to see so much under "no difference", at the worst moment to look; 1: nothing speaks against it. */
  pValue: number;
}

/**
 * How much is thought of "no difference" before anything is seen, in conversions. 30 finds differences of a third to a
 * half soonest, which is what a shop wants to know; larger and smaller ones are found too, a little later.
 */
const CONFIDENCE = 30;

/**
 * Compares two rates by the successes alone. Without a difference each success belongs to the variant with the chance
 * with which the split sends visitors there, whatever the hour, and however late the success comes; that is tested, exactly
 * and at every look (Lindon and Malek 2022). Where rates differ, a success is the variant's with the odds share : 1 − share
 * times the ratio of rates, so bounds on that chance are bounds on the ratio.
 */
export function compareRates(pair: Pair, alpha: number): Comparison {
  const { control, variant, share } = pair;
  const { from, to } = plausibleShares(heapOf(pair), priorOf(share), alpha);
  const rate = ({ visitors, successes }: Rate) => (visitors === 0 ? 0 : successes / visitors);
  return {
    ratio: control.successes === 0 ? null : rate(variant) / rate(control),
    bounds: { from: ratioOf(from, share), to: ratioOf(to, share) },
    pValue: pValueOf(pair),
  };
}

/** Below α exactly where the bounds of compareRates exclude "no difference". */
export function pValueOf(pair: Pair): number {
  return Math.min(1, Math.exp(-evidenceAgainst(pair.share, heapOf(pair), priorOf(pair.share))));
}

const heapOf = ({ control, variant }: Pair): Heap => ({
  count: variant.successes,
  total: control.successes + variant.successes,
});

const priorOf = (share: number): Prior => ({ a: CONFIDENCE * share, b: CONFIDENCE * (1 - share) });

/** The ratio of rates at which this part of the successes is the variant's. */
const ratioOf = (successShare: number, share: number): number =>
  successShare >= 1 ? Number.POSITIVE_INFINITY : (successShare / (1 - successShare)) * ((1 - share) / share);

/** One standard normal in five is below −0.8416. */
const ONE_IN_FIVE = 0.8416;
const MOST = 2 ** 40;

/**
 * How many visitors of the pair it takes until a true ratio is found in four of five experiments.
 * @param controlRate 0 < x ≤ 1
 * @param ratio what one wants to see, above 0 and not 1
 */
export function visitorsNeeded(
  { controlRate, ratio, share }: { controlRate: number; ratio: number; share: number },
  alpha: number,
): number {
  const chance = (share * ratio) / (share * ratio + 1 - share);
  const prior = priorOf(share);
  const isFound = (total: number) => {
    const spread = ONE_IN_FIVE * Math.sqrt(chance * (1 - chance) * total);
    const count = chance * total + (ratio > 1 ? -spread : spread);
    const isSameSide = ratio > 1 ? count > share * total : count < share * total;
    return isSameSide && evidenceAgainst(share, { count, total }, prior) >= Math.log(1 / alpha);
  };
  let enough = 1;
  while (!isFound(enough) && enough < MOST) enough *= 2;
  let tooFew = enough / 2;
  while (enough - tooFew > 1) {
    const middle = Math.floor((enough + tooFew) / 2);
    if (isFound(middle)) enough = middle;
    else tooFew = middle;
  }
  return Math.ceil(enough / (controlRate * (1 - share + share * ratio)));
}
