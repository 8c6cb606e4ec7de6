import type { DialRisk } from "./dial-risk";
import type { LegEvent } from "./team-view";

/**
 * What foreseen risks come to. A dial foresees its risk from the legs known at that moment; dials that follow take
 * operators too, so nearly every customer risks a little more, and those who risk much twice as much. How much is learned
 * from what came of each dial: a logistic regression in log-odds, begun with what simulated teams teach. Plain JSON.
 */
export interface Foresight {
  /** Log-odds that a customer finds nobody where one in a hundred was foreseen, and their rise with those foreseen. */
  line: Pair;
  /** How sure that is: the precision matrix by rows, without what stands in it twice. */
  sure: [number, number, number];
  /** Foreseen risks of customers of whom it is not known yet what came, oldest first. */
  open: { customer: string; foreseen: number }[];
}

type Pair = [number, number];

/** Fitted to 80,000 dials of twenty kinds of simulated teams. */
const LINE: Pair = [-3.86, 0.83];
/** They hardly differ in it: their own price keeps each to the same budget. Life may differ more. */
const SURE: Foresight["sure"] = [1 / 0.35 ** 2, 0, 1 / 0.2 ** 2];
/** Smaller foreseen risks are all alike: what comes later decides. */
const LEAST = 0.001;
/** Log-odds of one in a hundred. */
const MIDDLE = Math.log(0.01 / 0.99);
/** After so many outcomes an old one counts half. */
const KEPT = 0.5 ** (1 / 5000);
/** More legs than these are not under way at once: what came of the oldest was never told. */
const MOST_OPEN = 500;

export const startingForesight = (): Foresight => ({ line: [...LINE], sure: [...SURE], open: [] });

/** The chance to find nobody, where `foreseen` comes from the legs known: never less than was ever found. */
export function riskOf({ line }: Foresight, foreseen: number): DialRisk {
  // From a damaged memory.
  const [level, slope] = line.every(Number.isFinite) ? line : LINE;
  return { foreseen, told: chanceOf(level + slope * placeOf(foreseen)) };
}

/** Adds what came of a dial, once that is known. @param grace seconds that a customer may wait */
export function learnOutcome(foresight: Foresight, event: LegEvent, grace: number): void {
  switch (event.type) {
    case "customerForetold": {
      const { customer, foreseen } = event;
      take(foresight, customer);
      foresight.open.push({ customer, foreseen });
      if (foresight.open.length > MOST_OPEN) foresight.open.shift();
      return;
    }
    case "customerAbandoned":
      return note(foresight, take(foresight, event.customer), 1);
    case "bridged":
      return note(foresight, take(foresight, event.customer), event.waited > grace ? 1 : 0);
    // Whoever did not answer, or left at once, found neither somebody nor nobody.
    case "customerFailed":
    case "customerHungup":
      take(foresight, event.customer);
  }
}

/** What was foreseen of a customer, who is then no longer waited for; undefined: nothing. */
function take(foresight: Foresight, customer: string): number | undefined {
  const place = foresight.open.findIndex((one) => one.customer === customer);
  return place < 0 ? undefined : foresight.open.splice(place, 1)[0]?.foreseen;
}

/** One step of Newton's method, with a little forgetting in favour of what was thought at first. */
function note(foresight: Foresight, foreseen: number | undefined, found: 0 | 1): void {
  if (foreseen === undefined || !Number.isFinite(foreseen)) return;
  const { line, sure } = foresight;
  const place = placeOf(foreseen);
  const told = chanceOf(line[0] + line[1] * place);
  const weight = told * (1 - told);
  const back = 1 - KEPT;
  const [a, b, c] = [
    KEPT * sure[0] + back * SURE[0] + weight,
    KEPT * sure[1] + back * SURE[1] + weight * place,
    KEPT * sure[2] + back * SURE[2] + weight * place ** 2,
  ];
  const off: Pair = [LINE[0] - line[0], LINE[1] - line[1]];
  const first = found - told + back * (SURE[0] * off[0] + SURE[1] * off[1]);
  const second = (found - told) * place + back * (SURE[1] * off[0] + SURE[2] * off[1]);
  const size = a * c - b * b;
  const level = line[0] + (c * first - b * second) / size;
  const slope = line[1] + (a * second - b * first) / size;
  // A larger foreseen risk is never told as a smaller one.
  foresight.line = [level, Math.max(0, slope)];
  foresight.sure = [a, b, c];
}

const chanceOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** A foreseen risk as log-odds, beside one in a hundred. */
function placeOf(foreseen: number): number {
  const chance = Math.min(0.99, Math.max(0, foreseen) + LEAST);
  return Math.log(chance / (1 - chance)) - MIDDLE;
}
