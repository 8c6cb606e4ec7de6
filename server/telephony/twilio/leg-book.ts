import type { LegReferences } from "../port";

/** What this process knows of a leg; another one may know more, and Twilio knows all. */
interface Known {
  sid: string | null;
  wasUp: boolean;
  /** Key of the last words that were ordered, and whether they are known to be over. */
  words: { key: string; isOver: boolean } | null;
  /** It waits for somebody who is being rung, and is to hear that when nothing is said. */
  isWaiting: boolean;
  /** Who it was joined with. */
  talksWith: string | null;
}

/** Enough for every leg of a busy hour; older ones are forgotten, which costs a request or two. */
const KEPT_LEGS = 20_000;

export type LegBook = ReturnType<typeof createLegBook>;

/**
 * Which of Twilio's calls is which leg. The answer is kept in `references`, beyond the life of this process; the rest
 * is remembered to save requests, and to do once what is ordered twice.
 */
export function createLegBook(references: LegReferences) {
  const legs = new Map<string, Known>();
  const known = (legId: string): Known => {
    const found = legs.get(legId) ?? {
      sid: null,
      wasUp: false,
      words: null,
      isWaiting: false,
      talksWith: null,
    };
    if (!legs.has(legId)) {
      legs.set(legId, found);
      const [oldest] = legs.keys();
      if (legs.size > KEPT_LEGS && oldest !== undefined) legs.delete(oldest);
    }
    return found;
  };
  return {
    known,
    legsOf: references.legsOf,
    /** Twilio's id of a leg, or since when it is being placed and where to; null: it was never placed. */
    async find(legId: string): Promise<{ sid: string } | Intention | null> {
      const { sid } = known(legId);
      if (sid !== null) return { sid };
      const reference = await references.find(legId);
      if (reference === null) return null;
      const intention = readIntention(reference);
      if (intention) return intention;
      known(legId).sid = reference;
      return { sid: reference };
    },
    async keep(legId: string, sid: string): Promise<void> {
      if (known(legId).sid === sid) return;
      await references.keep(legId, sid);
      known(legId).sid = sid;
    },
    /** Before Twilio is asked: after a crash it tells that a call may be there, and how to recognise it. */
    intend: (legId: string, { to, at }: Intention): Promise<void> =>
      references.keep(legId, `${PLACING}${at}:${to}`),
  };
}

export interface Intention {
  /** E.164 */
  to: string;
  /** Epoch ms. */
  at: number;
}

const PLACING = "placing:";

function readIntention(reference: string): Intention | null {
  if (!reference.startsWith(PLACING)) return null;
  const [at = "", to = ""] = reference.slice(PLACING.length).split(":");
  return { at: Number(at), to };
}
