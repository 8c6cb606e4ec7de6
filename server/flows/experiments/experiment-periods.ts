import type { DisplayProgram, DisplayStep } from "@/core/flow/runtime/display-program";
import type { Offer } from "@/core/flow/runtime/offer";

/** A published revision, as an experiment's past is read from it. */
export interface PublishedProgram {
  number: number;
  publishedAt: Date;
  program: DisplayProgram;
}

/** A time in which a split, and everything behind it, was the same. */
export interface Period {
  /** The revisions that it was the same in, first and last. */
  revision: number;
  lastRevision: number;
  startedAt: Date;
  /** null: it is live. */
  endedAt: Date | null;
  /** Ways out with their parts of ten thousand visitors, in the program's order. */
  shares: { id: string; weight: number }[];
}

type Split = Extract<DisplayStep, readonly ["split", ...unknown[]]>;

/** The splits of a program, in its order. */
export const splitsOf = ({ steps }: DisplayProgram): string[] =>
  steps.flatMap((step) => (step[0] === "split" ? [step[1]] : []));

/**
 * The times in which a split stayed what it is, newest first. Whoever changes the weights, or an offer behind a variant,
 * begins another experiment: visitors of before met something else.
 * @param revisions oldest first
 */
export function periodsOf(revisions: readonly PublishedProgram[], nodeId: string): Period[] {
  const periods: Period[] = [];
  let last: string | null = null;
  for (const { number, publishedAt, program } of revisions) {
    const split = program.steps.find((step): step is Split => step[0] === "split" && step[1] === nodeId);
    const now = split ? signatureOf(program, split) : null;
    const open = periods.at(-1);
    if (open && last !== null && now === last) open.lastRevision = number;
    else {
      if (open && last !== null) open.endedAt = publishedAt;
      if (split)
        periods.push({
          revision: number,
          lastRevision: number,
          startedAt: publishedAt,
          endedAt: null,
          shares: sharesOf(split),
        });
    }
    last = now;
  }
  return periods.reverse();
}

/** Bounds ascend: each way has what lies between its own and the one before. */
const sharesOf = ([, , , bounds]: Split): Period["shares"] =>
  bounds.map(([bound, id], at) => ({ id, weight: bound - (bounds[at - 1]?.[0] ?? 0) }));

/** The split with all that can be reached from it. Places in the program are named by node, as they move otherwise. */
function signatureOf({ steps, offers }: DisplayProgram, split: Split): string {
  const reached = new Set<number>();
  const waiting = [steps.indexOf(split)];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const step = steps[at];
    if (!step || reached.has(at)) continue;
    reached.add(at);
    waiting.push(...placesAfter(step));
  }
  const nameOf = (place: number) => steps[place]?.[1] ?? null;
  return JSON.stringify(
    [...reached]
      .map((at) => steps[at])
      .filter((step): step is DisplayStep => step !== undefined)
      .map((step) => [step[1], meaningOf(step), placesAfter(step).map(nameOf), shownOf(offers[step[1]])])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
}

/** An offer without what only staff call it: another name is the same to a visitor. */
function shownOf(offer: Offer | undefined): unknown {
  if (!offer) return null;
  const { name: _, ...shown } = offer;
  return shown;
}

function meaningOf(step: DisplayStep): unknown {
  if (step[0] === "if") return step[2];
  return step[0] === "split" ? sharesOf(step) : step[0];
}

function placesAfter(step: DisplayStep): number[] {
  if (step[0] === "start") return [step[2]];
  if (step[0] === "if") return [step[3], step[4]];
  return step[0] === "split" ? step[3].map(([, , place]) => place) : [];
}
