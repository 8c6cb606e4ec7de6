import type { Clock } from "@/server/platform/clock";
import type { LegSnapshot } from "../port";
import { ask, type TwilioClient, understood } from "./client";
import type { LegBook } from "./leg-book";
import { legsOfRoom } from "./room";
import { callSchema, conferenceSchema, type TwilioCall } from "./schema";

const LIVING = ["queued", "ringing", "in-progress"] as const;

/**
 * So long Twilio listens for a machine before it says that it has no verdict: by itself 30 s, which nobody waits on a silent
 * line. A machine has talked for long enough by then, and of whoever says nothing it knows after five.
 */
export const DETECTION_SECONDS = 8;
/** … and has told us, ms. */
const DETECTION_MS = (DETECTION_SECONDS + 5) * 1_000;

interface Look {
  client: TwilioClient;
  book: LegBook;
  clock: Clock;
  machineDetection: boolean;
}

/** Every living leg of ours. Calls that are none of ours, in an account that others use too, are left out. */
export async function listLiveLegs(look: Look): Promise<LegSnapshot[]> {
  const { client, book } = look;
  const [rooms, ...found] = await ask(() =>
    Promise.all([
      client.conferences.list({ status: "in-progress", pageSize: 1_000 }),
      ...LIVING.map((status) => client.calls.list({ status, pageSize: 1_000 })),
    ]),
  );
  const calls = found.flat().map((call) => understood(callSchema, call));
  const legs = await book.legsOf(calls.map(({ sid }) => sid));
  const living = calls.flatMap((call) => {
    const legId = legs.get(call.sid);
    return legId === undefined ? [] : [{ legId, state: stateOf(call, legId, look) }];
  });
  const isLiving = new Set(living.map(({ legId }) => legId));
  const partners = new Map<string, string>();
  for (const room of rooms) {
    const [one, other] = legsOfRoom(understood(conferenceSchema, room).friendlyName) ?? [];
    if (!one || !other || !isLiving.has(one) || !isLiving.has(other)) continue;
    partners.set(one, other).set(other, one);
  }
  return living.map((leg) => ({ ...leg, joinedWith: partners.get(leg.legId) ?? null }));
}

/**
 * A call is up for Twilio while it still listens for a machine, and for us only afterwards. We cannot miss that: the
 * request that tells us of it is the one without which Twilio would end the call.
 */
function stateOf(call: TwilioCall, legId: string, look: Look): LegSnapshot["state"] {
  if (call.status !== "in-progress") return call.status === "ringing" ? "ringing" : "placed";
  const { book, clock, machineDetection } = look;
  const since = clock.now() - (call.startTime?.getTime() ?? 0);
  const isListening =
    machineDetection &&
    call.direction !== "inbound" &&
    !call.answeredBy &&
    !book.known(legId).wasUp &&
    since < DETECTION_MS;
  return isListening ? "ringing" : "up";
}
