import { SUPERVISION_MODES } from "@/core/supervision/supervision";
import type { Clock } from "@/server/platform/clock";
import { ProviderError } from "@/server/platform/provider-error";
import { numberOf } from "../number-of";
import type {
  LegReferences,
  PlaceLeg,
  TakeTurn,
  TelephonyEvent,
  TelephonyProvider,
  WebhookRequest,
} from "../port";
import { checkAccount } from "./check-account";
import { ask, type ClientOptions, createClient, understood } from "./client";
import { createIncoming, isCallSid } from "./incoming";
import { createLegBook } from "./leg-book";
import { DETECTION_SECONDS, listLiveLegs } from "./live-legs";
import { createOrders } from "./orders";
import { createOwnNumbers } from "./own-numbers";
import { createPace } from "./pace";
import { eraseRecording, readRecording } from "./recordings";
import { type Asked, callSchema, type TwilioSettings } from "./schema";
import { createSupervising } from "./supervise";
import { twilioTexts } from "./texts";
import { addressFor, createInstructions } from "./twiml";
import { answerId, callerIn, type Heard, readAsked, readWebhook } from "./webhook";

export interface TwilioOptions extends TwilioSettings, Pick<ClientOptions, "fetch" | "apiBase"> {
  clock: Clock;
  references: LegReferences;
  takeTurn: TakeTurn;
  webhookUrl: string;
  ringingUrl: string;
}

/**
 * Twilio's Programmable Voice. A leg is a call of its own that waits in a <Gather>; words are a new document for the
 * call, and two legs that are to talk are sent into a conference named after them.
 */
export function createTwilio(options: TwilioOptions): TelephonyProvider {
  const { webhookUrl, clock, machineDetection, authToken } = options;
  const client = createClient(options);
  const book = createLegBook(options.references);
  const instructions = createInstructions(webhookUrl, options.ringingUrl);
  const pace = createPace(options.callsPerSecond, options.takeTurn);
  const orders = createOrders({ client, book, instructions, record: options.record });
  const incoming = createIncoming({ client, book, references: options.references, clock });

  return {
    id: "twilio",
    capabilities: {
      textToSpeech: true,
      machineDetection,
      recording: true,
      inbound: true,
      dialsDigits: true,
      joinsAcrossCalls: true,
      supervision: SUPERVISION_MODES,
    },
    texts: twilioTexts({ client, authToken, webhookUrl }),
    ownNumbers: createOwnNumbers(client, webhookUrl),
    async placeLeg(order): Promise<void> {
      await orders.once(`place:${order.legId}`, async () => {
        if (await orders.locate(order.legId)) return;
        await pace();
        await book.intend(order.legId, { to: numberOf(order), at: clock.now() });
        const call = await ask(() => client.calls.create(callFor(order, options)));
        await book.keep(order.legId, understood(callSchema, call).sid);
        if (order.ringbackTo !== undefined) await orders.letRing(order.ringbackTo);
      });
    },
    takeLeg: incoming.take,
    say: orders.say,
    join: orders.join,
    supervise: createSupervising({ client, instructions, orders }),
    hangUp: (order) => (isCallSid(order.legId) ? incoming.refuse(order.legId) : orders.hangUp(order)),
    check: () => checkAccount(client, options.accountSid),
    readRecording: (reference) => readRecording(options, reference),
    eraseRecording: (reference) => eraseRecording(client, reference),
    listLegs: () => listLiveLegs({ client, book, clock, machineDetection }),
    async readEvents(request: WebhookRequest): Promise<TelephonyEvent[]> {
      const heard = await ofOurs(readWebhook(request, authToken, clock));
      const events = heard.flatMap(withAnswer);
      events.forEach(note);
      return events;
    },
    async answerWebhook(request) {
      const asked = readAsked(request.url);
      const isCaller = asked.on === "number" || asked.on === "ringing";
      const body = isCaller
        ? await receive(asked, callerIn(request))
        : instructions.after(asked, isWaiting(asked));
      return { contentType: "text/xml", body };
    },
  };

  function isWaiting(asked: Asked): boolean {
    return "leg" in asked && book.known(asked.leg).isWaiting;
  }

  async function receive(
    asked: Extract<Asked, { on: "number" | "ringing" }>,
    { sid, isOver }: ReturnType<typeof callerIn>,
  ): Promise<string> {
    if (isOver) return instructions.after(asked);
    const since = asked.on === "ringing" ? asked.since : clock.now();
    return instructions.receive(await incoming.decide(sid, since), since);
  }

  /** Of a call to us the leg has a name of ours once it is taken. */
  async function ofOurs({ asked, sid, events }: Heard): Promise<TelephonyEvent[]> {
    if (sid === null || asked.on === "ringing") return events;
    if (asked.on !== "number") return (await isOurs(asked.leg, sid)) ? events : [];
    const legId = await incoming.legOf(sid);
    return events.map((event) => (event.type === "incoming" ? event : { ...event, legId }));
  }

  /**
   * The first that Twilio tells of a leg also tells which call it is, where the answer to the order was lost. A second
   * call for the same leg rings somebody twice: it is ended.
   */
  async function isOurs(leg: string, sid: string): Promise<boolean> {
    const found = await book.find(leg);
    if (found && "sid" in found && found.sid !== sid) {
      await client
        .calls(sid)
        .update({ status: "completed" })
        .catch(() => undefined);
      return false;
    }
    // Somebody else's request, well signed: another installation's on the same account.
    if (!found) return false;
    await book.keep(leg, sid);
    return true;
  }

  /** Who hangs up while Twilio still listens for a machine has answered, and we were not told. */
  function withAnswer(event: TelephonyEvent): TelephonyEvent[] {
    const sid = book.known(event.legId).sid;
    if (event.type !== "ended" || book.known(event.legId).wasUp || sid === null) return [event];
    return [{ id: answerId(sid), at: event.at, legId: event.legId, type: "answered" }, event];
  }

  function note(event: TelephonyEvent): void {
    const leg = book.known(event.legId);
    if (event.type === "answered") leg.wasUp = true;
    if (event.type === "announcement-finished" && leg.words !== null)
      leg.words.isOver ||= leg.words.key === event.key;
  }
}

/** Twilio rings for whole seconds, 600 at most. */
const LONGEST_RING_SECONDS = 600;

function callFor(
  { legId, from, ringMs, seat, digits, ...order }: PlaceLeg,
  {
    webhookUrl,
    machineDetection,
    callerId,
  }: Pick<TwilioOptions, "webhookUrl" | "machineDetection" | "callerId">,
) {
  const shown = from ?? callerId;
  if (!shown)
    throw new ProviderError(
      "unauthorized",
      "Twilio wants a caller id: give the account one in the settings.",
    );
  return {
    to: numberOf(order),
    from: shown,
    url: addressFor(
      webhookUrl,
      digits ? { on: "switchboard", leg: legId, ...digits } : { on: "answer", leg: legId },
    ),
    statusCallback: addressFor(webhookUrl, { on: "status", leg: legId }),
    statusCallbackEvent: ["initiated", "ringing", "completed"],
    timeout: Math.min(LONGEST_RING_SECONDS, Math.ceil(ringMs / 1_000)),
    // Operators press a key, or are known to be people.
    ...(machineDetection && seat === "customer"
      ? { machineDetection: "Enable", machineDetectionTimeout: DETECTION_SECONDS }
      : {}),
  };
}
