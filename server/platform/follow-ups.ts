import type { Change } from "./notify";

/**
 * What a committed transaction left to do. The rows alone say the same (the sweeper reads them): this is the fast
 * path, so that nobody waits for the sweeper.
 */
export interface FollowUps {
  /** Calls and standbys with stored signals that are not applied. */
  apply?: string[];
  /** Calls and standbys with commands in the outbox. */
  perform?: string[];
  /** Teams whose dispatcher should look at its books. */
  teams?: string[];
  /** Teams whose pacing ("smart" order) should look at its legs. */
  paced?: string[];
  /** Callbacks whose routing program may go on. */
  callbacks?: string[];
  /** Events for the durable jobs wait in the outbox. */
  events?: boolean;
  changes?: Change[];
}

export function mergeFollowUps(...all: FollowUps[]): FollowUps {
  const union = (pick: (one: FollowUps) => string[] | undefined) => [
    ...new Set(all.flatMap((one) => pick(one) ?? [])),
  ];
  return {
    apply: union((one) => one.apply),
    perform: union((one) => one.perform),
    teams: union((one) => one.teams),
    paced: union((one) => one.paced),
    callbacks: union((one) => one.callbacks),
    events: all.some((one) => one.events),
    changes: all.flatMap((one) => one.changes ?? []),
  };
}
