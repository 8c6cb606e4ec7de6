import type { CallTimer } from "@/core/call/call";
import type { Change } from "./notify";

/**
 * What a committed transaction left to do. The rows alone say the same (the sweeper reads them): this is the fast
 * path, so that nobody waits for the sweeper.
 */
export interface FollowUps {
  /** Calls, standbys and supervisions with stored signals that are not applied. */
  apply?: string[];
  /** Calls, standbys and supervisions with commands in the outbox. */
  perform?: string[];
  /** Teams whose dispatcher should look at its books. */
  teams?: string[];
  /** Teams whose pacing ("smart" order) should look at its legs. */
  paced?: string[];
  /** Calls whose talk is over: whoever follows it is let go. */
  talkOver?: string[];
  /** Of calls: deadlines that are to be told when they pass, not when the sweeper looks. */
  deadlines?: Deadline[];
  /** Callbacks whose routing program may go on. */
  callbacks?: string[];
  /** Events for the durable jobs wait in the outbox. */
  events?: boolean;
  changes?: Change[];
}

/** `dueAt`: epoch ms. */
export interface Deadline {
  callId: string;
  timer: CallTimer;
  dueAt: number;
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
    talkOver: union((one) => one.talkOver),
    callbacks: union((one) => one.callbacks),
    deadlines: all.flatMap((one) => one.deadlines ?? []),
    events: all.some((one) => one.events),
    changes: all.flatMap((one) => one.changes ?? []),
  };
}
