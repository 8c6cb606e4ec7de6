import type { Clock } from "@/server/platform/clock";
import type { LegReferences } from "../port";
import { ask, isGone, type TwilioClient, understood } from "./client";
import type { LegBook } from "./leg-book";
import { callSchema, type TwilioCall } from "./schema";

/** So long a caller's request for instructions stays open, ms: Twilio gives up after 15 s. */
const ANSWER_WITHIN_MS = 5_000;
const LOOK_EVERY_MS = 100;
/** Nobody lets it ring longer. */
const LONGEST_RING_MS = 40_000;

const REFUSED = "refused";
const TAKEN = "taken:";

/** What is to become of a call to us: null while nobody has said so. */
export type Decision = { takenAs: string } | "refused" | null;

interface IncomingParts {
  client: TwilioClient;
  book: LegBook;
  references: LegReferences;
  clock: Clock;
}

export const isCallSid = (name: string): boolean => callSchema.shape.sid.safeParse(name).success;

/**
 * Calls to our numbers. What a document begins with decides: Twilio takes the call, at our cost, whatever it is told but
 * to refuse, and cannot be told anything while it rings. So the request for instructions is answered when it is decided
 * who takes the call, in whichever process that is.
 */
export function createIncoming({ client, book, references, clock }: IncomingParts) {
  async function decision(sid: string): Promise<Decision> {
    const noted = await references.find(sid);
    if (noted === REFUSED) return "refused";
    return noted?.startsWith(TAKEN) ? { takenAs: noted.slice(TAKEN.length) } : null;
  }

  /** null: it is over. */
  async function living(sid: string): Promise<TwilioCall | null> {
    try {
      const call = understood(callSchema, await ask(() => client.calls(sid).fetch()));
      return ["queued", "ringing", "in-progress"].includes(call.status) ? call : null;
    } catch (error) {
      if (isGone(error)) return null;
      throw error;
    }
  }

  return {
    async take({ legId, reference }: { legId: string; reference: string }): Promise<"taken" | "gone"> {
      const decided = await decision(reference);
      if (decided !== null) return decided !== "refused" && decided.takenAs === legId ? "taken" : "gone";
      if (!(await living(reference))) return "gone";
      await book.keep(legId, reference);
      await references.keep(reference, TAKEN + legId);
      return "taken";
    },

    async refuse(sid: string): Promise<"ending" | "gone"> {
      if (!(await living(sid))) return "gone";
      await references.keep(sid, REFUSED);
      return "ending";
    },

    /** The leg that a call to us is; its own name while it is none. */
    async legOf(sid: string): Promise<string> {
      const decided = await decision(sid);
      return decided !== null && decided !== "refused" ? decided.takenAs : sid;
    },

    /** Waits for the decision as long as the caller's request may stay open; "refused" where it has rung for too long. */
    async decide(sid: string, since: number): Promise<Decision> {
      for (const end = clock.now() + ANSWER_WITHIN_MS; ; ) {
        const decided = await decision(sid);
        if (decided !== null) return decided;
        if (clock.now() - since > LONGEST_RING_MS) return "refused";
        if (clock.now() > end) return null;
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      }
    },
  };
}
