import { type Comparison, compareRates, visitorsNeeded } from "./compare-rates";
import { type Rate, rateBounds } from "./rate-bounds";
import { sampleRatioPValue } from "./sample-ratio";
import type { Range } from "./share-evidence";

/** A way out of a split, the hold-out among them, with what became of its visitors. */
export interface Arm extends Rate {
  id: string;
  /** The part of all visitors that the split sends here, in any unit. */
  weight: number;
}

export type Verdict =
  /** More, or fewer, conversations than the control: proven. */
  | "better"
  | "worse"
  /** Whatever difference there is, it is smaller than the one that is looked for. */
  | "alike"
  | "too-early"
  /** The split sends nobody here, or nobody to the control. */
  | "not-compared";

export interface JudgedArm {
  id: string;
  /** null: no visitors. */
  rate: number | null;
  bounds: Range;
  /** null for the control itself. `moreVisitors`: of the pair, for "too-early"; null where it cannot be told. */
  versus: (Comparison & { verdict: Verdict; moreVisitors: number | null }) | null;
}

export interface Judgement {
  arms: JudgedArm[];
  /** Visitors are spread so unlike the weights that something must be wrong. */
  isMismatched: boolean;
}

/** All statements of one report are true together with a chance of 95 %. */
const ALPHA = 0.05;
const MISMATCH_ALPHA = 0.001;
/** From fewer successes nobody can tell how many visitors one takes. */
const ENOUGH = 5;

/**
 * What may be said of an experiment today, and on every other day one looks. Each variant is compared with the control
 * at α by the number of comparisons (Bonferroni), so that many variants do not find a difference by chance.
 * @param ratio the smallest difference that one wants to see: 1.3 is 30 % more than the control
 */
export function judgeExperiment(arms: readonly Arm[], controlId: string, ratio: number): Judgement {
  const control = arms.find(({ id }) => id === controlId);
  const compared = arms.filter(({ id, weight }) => id !== controlId && weight > 0).length;
  const alpha = ALPHA / Math.max(1, compared);
  return {
    arms: arms.map((arm) => ({
      id: arm.id,
      rate: arm.visitors === 0 ? null : arm.successes / arm.visitors,
      bounds: rateBounds(arm, ALPHA),
      versus: control && arm.id !== controlId ? judge(arm, control, { alpha, ratio }) : null,
    })),
    isMismatched: sampleRatioPValue(arms) < MISMATCH_ALPHA,
  };
}

function judge(
  variant: Arm,
  control: Arm,
  { alpha, ratio }: { alpha: number; ratio: number },
): NonNullable<JudgedArm["versus"]> {
  const share = variant.weight / (variant.weight + control.weight);
  if (!(share > 0 && share < 1)) return NOT_COMPARED;
  const comparison = compareRates({ control, variant, share }, alpha);
  const verdict = verdictOf(comparison.bounds, ratio);
  if (verdict !== "too-early") return { ...comparison, verdict, moreVisitors: null };
  const successes = control.successes + variant.successes;
  if (successes < ENOUGH) return { ...comparison, verdict, moreVisitors: null };
  // Of both, as if the ratio were the one that is looked for.
  const controlRate = Math.min(1, successes / (control.visitors + ratio * variant.visitors));
  const needed = visitorsNeeded({ controlRate, ratio, share }, alpha);
  return { ...comparison, verdict, moreVisitors: Math.max(0, needed - control.visitors - variant.visitors) };
}

const NOT_COMPARED = {
  ratio: null,
  bounds: { from: 0, to: Number.POSITIVE_INFINITY },
  pValue: 1,
  verdict: "not-compared",
  moreVisitors: null,
} as const;

function verdictOf({ from, to }: Range, ratio: number): Verdict {
  if (from > 1) return "better";
  if (to < 1) return "worse";
  return to < ratio && from > 1 / ratio ? "alike" : "too-early";
}
