import { ProviderError } from "@/server/platform/provider-error";
import type { Join, Say } from "../port";
import { ask, isGone, type TwilioClient, understood } from "./client";
import type { Intention, LegBook } from "./leg-book";
import { roomOf } from "./room";
import { callSchema } from "./schema";
import type { Instructions } from "./twiml";

/** So far the clocks of Twilio and of our machine may be apart, ms: calls are dated by Twilio's, in whole seconds. */
const CLOCKS_APART_MS = 30_000;

interface OrdersParts {
  client: TwilioClient;
  book: LegBook;
  instructions: Instructions;
  /** Whether talks are recorded of which nothing is said. */
  record: boolean;
}

/** What is done with legs that are there. Every order is done once, however often it is told to this process. */
export function createOrders({ client, book, instructions, record: isUsual }: OrdersParts) {
  const running = new Map<string, Promise<void>>();

  /** The same deed, told again while it is being done, is the same promise. */
  function once(deed: string, act: () => Promise<void>): Promise<void> {
    const known = running.get(deed);
    if (known) return known;
    const mine = act().finally(() => running.delete(deed));
    running.set(deed, mine);
    return mine;
  }

  /** Twilio's id of a leg; null: Twilio has never heard of it. */
  async function locate(legId: string): Promise<string | null> {
    const found = await book.find(legId);
    if (!found) return null;
    const sid = "sid" in found ? found.sid : await findPlaced(found);
    if (sid !== null) await book.keep(legId, sid);
    return sid;
  }

  /**
   * The call that an order without an answer may have made. Twilio knows no name of ours for it: it is the newest call
   * to that number since then that is no other leg's. No second one can be ours: one living leg a number is our own rule.
   */
  async function findPlaced({ to, at }: Intention): Promise<string | null> {
    const calls = await ask(() => client.calls.list({ to, limit: 20 }));
    const since = calls
      .map((call) => understood(callSchema, call))
      .filter(({ dateCreated }) => (dateCreated?.getTime() ?? 0) > at - CLOCKS_APART_MS);
    const others = await book.legsOf(since.map(({ sid }) => sid));
    return since.find(({ sid }) => !others.has(sid))?.sid ?? null;
  }

  /** A new document for a call that is up. @throws ProviderError rejected where it is not */
  async function instruct(legId: string, twiml: string): Promise<void> {
    const sid = await locate(legId);
    if (sid === null) throw notUp(legId);
    await ask(() => client.calls(sid).update({ twiml }));
  }

  /** The words that a new order cuts short, if they are not over. */
  const wordsCut = (legId: string): string | undefined => {
    const { words } = book.known(legId);
    return words && !words.isOver ? words.key : undefined;
  };

  /**
   * The leg waits for somebody who is being rung: it hears that as soon as nothing is said to it. A comfort, which only the
   * process gives that knows what was said: what another one says is not to be cut short.
   */
  async function letRing(legId: string): Promise<void> {
    const leg = book.known(legId);
    leg.isWaiting = true;
    const isSilent = leg.words === null ? leg.wasUp : leg.words.isOver;
    if (isSilent) await instruct(legId, instructions.hold(legId, true)).catch(() => undefined);
  }

  async function say({ legId, key, ringsAfter = false, ...words }: Say): Promise<void> {
    if (book.known(legId).words?.key === key) return running.get(`say:${key}`);
    await once(`say:${key}`, async () => {
      const cut = wordsCut(legId);
      const rings = ringsAfter || undefined;
      await instruct(legId, instructions.say({ on: "said", leg: legId, key, cut, rings }, words));
      const now = { words: { key, isOver: false }, isWaiting: ringsAfter, talksWith: null };
      Object.assign(book.known(legId), now);
    });
  }

  async function join({ legIds, record = isUsual }: Join): Promise<void> {
    const room = roomOf(legIds);
    const [one, other] = legIds;
    const partners = [book.known(one).talksWith, book.known(other).talksWith];
    if (partners[0] === other && partners[1] === one) return;
    if (partners.some((partner) => partner !== null))
      throw new ProviderError("rejected", "One of the two talks with somebody else.");
    await once(`join:${room}`, () => meet(legIds, record));
  }

  async function meet(legIds: [string, string], record: boolean): Promise<void> {
    const room = roomOf(legIds);
    const [one, other] = legIds;
    const [cut, cutWith] = legIds.map(wordsCut);
    const told = { on: "conference", leg: one, with: other, cut, cutWith } as const;
    const document = instructions.meet(room, told, record);
    // At once: whoever comes first hears nothing until the other is there.
    const sent = await Promise.allSettled(legIds.map((legId) => instruct(legId, document)));
    const failed = sent.find((result) => result.status === "rejected");
    if (!failed) {
      Object.assign(book.known(one), { talksWith: other, isWaiting: false });
      Object.assign(book.known(other), { talksWith: one, isWaiting: false });
      return;
    }
    // Whoever is in the room alone waits on as before.
    await Promise.allSettled(
      legIds.map(
        (legId, at) =>
          sent[at]?.status === "fulfilled" &&
          instruct(legId, instructions.hold(legId, book.known(legId).isWaiting)),
      ),
    );
    throw failed.reason;
  }

  async function hangUp({ legId }: { legId: string }): Promise<"ending" | "gone"> {
    const sid = await locate(legId);
    if (sid === null) return "gone";
    const partner = book.known(legId).talksWith;
    if (partner !== null) book.known(partner).talksWith = null;
    book.known(legId).talksWith = null;
    try {
      await ask(() => client.calls(sid).update({ status: "completed" }));
      return "ending";
    } catch (error) {
      if (isGone(error)) return "gone";
      throw error;
    }
  }

  return { once, locate, instruct, letRing, say, join, hangUp };
}

export type Orders = ReturnType<typeof createOrders>;

const notUp = (legId: string) =>
  new ProviderError("rejected", `Twilio has no leg ${legId}.`, { code: "20404" });
