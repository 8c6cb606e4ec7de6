import { quantile } from "./quantile";

/** A first attempt to reach somebody, as far as it has come. Seconds since it began. */
export interface PromiseSample {
  /** Until the customer's phone rang; null: it has not. */
  rangAfter: number | null;
  /** It goes on: what it has waited so far is the least that it will take. */
  waitingFor: number | null;
  /** It began within the last hour. */
  isFresh: boolean;
}

/** What is promised is kept by nine of ten. */
const SHARE = 0.9;
/** From so many in the last hour, they alone are heard. */
const ENOUGH = 10;
/** From so many they are heard, where they are worse than the week. */
const WARNING = 3;
/** Of the week the last so many count. */
const RECENT = 50;

/** Until enough is measured: an operator's phone rings, the whisper, the customer's set-up. */
const UNMEASURED_SECONDS = 28;
const SOONEST_SECONDS = 10;
/** Beyond that it is no promise. */
const LATEST_SECONDS = 120;

/**
 * In how many seconds a team's customer may be told to expect the ring: what nine of ten of the last hour were kept
 * to, rounded up. Few calls in the hour: the last ones of the week, but never less than the hour shows. Too few of
 * those: a plain estimate. Null: it would be more than two minutes, or never.
 * @param samples newest first
 */
export function promiseSeconds(samples: readonly PromiseSample[]): number | null {
  const fresh = samples.filter(({ isFresh }) => isFresh);
  const seconds = Math.ceil(Math.max(SOONEST_SECONDS, measured(samples, fresh) ?? UNMEASURED_SECONDS));
  return seconds > LATEST_SECONDS ? null : seconds;
}

function measured(samples: readonly PromiseSample[], fresh: readonly PromiseSample[]): number | null {
  const ofHour = nineOfTen(fresh);
  const settled = fresh.filter(isSettled).length;
  if (settled >= ENOUGH) return ofHour;
  const recent = samples.slice(0, RECENT);
  const ofWeek = recent.filter(isSettled).length >= ENOUGH ? nineOfTen(recent) : null;
  const isWarning = settled >= WARNING && ofHour !== null;
  if (ofWeek === null) return isWarning ? Math.max(ofHour, UNMEASURED_SECONDS) : null;
  return isWarning ? Math.max(ofHour, ofWeek) : ofWeek;
}

/** It is known how long it took, or that it never came to a ring. */
const isSettled = ({ rangAfter, waitingFor }: PromiseSample): boolean =>
  rangAfter !== null || waitingFor === null;

/** One that has waited longer already than nine of ten did counts with what it has waited. */
function nineOfTen(samples: readonly PromiseSample[]): number | null {
  const settled = samples.filter(isSettled).map(({ rangAfter }) => rangAfter ?? Number.POSITIVE_INFINITY);
  const usual = quantile(settled, SHARE);
  if (usual === null) return null;
  const late = samples.flatMap((sample) =>
    !isSettled(sample) && (sample.waitingFor ?? 0) > usual ? [sample.waitingFor ?? 0] : [],
  );
  return quantile([...settled, ...late], SHARE);
}
