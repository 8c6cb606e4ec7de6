import { callOfLeg } from "@/core/call/leg-id";
import { SUPERVISION_MODES } from "@/core/supervision/supervision";
import type { Clock } from "@/server/platform/clock";
import { ProviderError } from "@/server/platform/provider-error";
import { numberOf } from "../number-of";
import type {
  Join,
  LegSnapshot,
  PlaceLeg,
  Say,
  TelephonyEvent,
  TelephonyProvider,
  WebhookRequest,
} from "../port";
import type { SessionBook } from "../session-book";
import { checkAccount } from "./check-account";
import { createManagementApi } from "./management-api";
import { eraseRecording, readRecording } from "./recordings";
import { callOfSession, readReport } from "./report";
import type { ReadAnswer, VoximplantSettings } from "./schema";
import { createSessions, type Sessions } from "./sessions";
import { voximplantTexts } from "./texts";
import type { SessionOrder } from "./wire";

export interface VoximplantOptions extends VoximplantSettings {
  fetch: typeof fetch;
  clock: Clock;
  sessions: SessionBook;
  webhookUrl: string;
  apiBase?: string | undefined;
}

/** At a time, of sessions that are asked for their legs. */
const LISTED_AT_ONCE = 8;

/**
 * Voximplant has no calls that one could order from outside: a scenario of ours (scenario/) runs in a session there,
 * one a call, takes orders at its address and posts reports. Docs: docs/telephony-voximplant.md.
 */
export function createVoximplant(options: VoximplantOptions): TelephonyProvider {
  const { serviceAccount, ruleId, callerId, machineDetection, fetch, clock, webhookUrl } = options;
  const api = createManagementApi(options, options);
  const sessions = createSessions({
    api,
    account: serviceAccount,
    ruleId,
    book: options.sessions,
    webhookUrl,
    fetch,
    clock,
  });

  return {
    id: "voximplant",
    capabilities: {
      textToSpeech: true,
      machineDetection,
      recording: true,
      inbound: true,
      dialsDigits: true,
      joinsAcrossCalls: false,
      supervision: SUPERVISION_MODES,
    },
    texts: voximplantTexts(api),
    async placeLeg({ legId, from, ringMs, digits, ringbackTo, seat, ...dialled }: PlaceLeg): Promise<void> {
      const leg = { legId, to: numberOf(dialled), from: from ?? callerId, ringMs };
      // Operators press a key, or are known to be people.
      const detect = machineDetection && seat === "customer";
      const order: SessionOrder = { type: "place", ...leg, digits, ringbackTo, detect };
      const call = callOfLeg(legId);
      const answer =
        (await sessions.order(await sessions.openFor(call), order)) ??
        // It had ended for want of a leg; the next one lives in a new one.
        (await sessions.order(await sessions.openFor(call), order));
      expectDone(answer);
    },
    async takeLeg({ legId, reference }): Promise<"taken" | "gone"> {
      const note = await sessions.takeOver(callOfLeg(reference), callOfLeg(legId));
      const answer = note && (await sessions.order(note, { type: "take", legId, reference }));
      return answer?.ok && !answer.isGone ? "taken" : "gone";
    },
    async say({ audio, ...words }: Say): Promise<void> {
      const order: SessionOrder = { type: "say", ...words, soundUrl: audio?.url };
      expectDone(await orderFor(sessions, words.legId, order));
    },
    async join({ legIds, record = options.record }: Join): Promise<void> {
      const [call, other] = legIds.map(callOfLeg);
      if (call !== other)
        throw new ProviderError("rejected", "Voximplant joins legs of one call only.", { code: "two-calls" });
      const order: SessionOrder = { type: "join", legIds };
      // By the customer's call: the operator's may go on when the talk is over.
      if (record) order.record = legIds.find(isCustomers) ?? legIds[0];
      expectDone(await orderFor(sessions, legIds[0], order));
    },
    async supervise(order): Promise<void> {
      expectDone(await orderFor(sessions, order.legId, { type: "supervise", ...order }));
    },
    async hangUp({ legId }): Promise<"ending" | "gone"> {
      const answer = await orderFor(sessions, legId, { type: "hang-up", legId });
      return answer === null || expectDone(answer).isGone ? "gone" : "ending";
    },
    check: () => checkAccount(api),
    readRecording: (reference) => readRecording(api, options, reference),
    eraseRecording: (reference) => eraseRecording(api, options, reference),
    async listLegs(): Promise<LegSnapshot[]> {
      const notes = await sessions.list();
      const legs: LegSnapshot[] = [];
      for (let at = 0; at < notes.length; at += LISTED_AT_ONCE) {
        const batch = notes.slice(at, at + LISTED_AT_ONCE);
        const answers = await Promise.all(batch.map((note) => sessions.order(note, { type: "list" })));
        legs.push(...answers.flatMap((answer) => (answer ? (expectDone(answer).legs ?? []) : [])));
      }
      return legs;
    },
    async readEvents(request: WebhookRequest): Promise<TelephonyEvent[]> {
      const report = readReport(serviceAccount, request);
      const { session, events, isOver } = report;
      if (report.came && !isOver) await sessions.meet(report);
      const note = isOver ? await sessions.find(callOfSession(session)) : null;
      if (note?.session === session) await sessions.forget(note);
      return events;
    },
  };
}

/** See `PlaceLeg.legId`. */
const isCustomers = (legId: string): boolean => /\.c\d+$/.test(legId);

/** null: no session, or it is over; so is the leg. */
async function orderFor(sessions: Sessions, legId: string, order: SessionOrder): Promise<ReadAnswer | null> {
  const note = await sessions.find(callOfLeg(legId));
  return note && sessions.order(note, order);
}

type Done = Extract<ReadAnswer, { ok: true }>;

function expectDone(answer: ReadAnswer | null): Done {
  if (answer?.ok) return answer;
  const { code, message } = answer ?? { code: "no-session", message: "The call's session is over." };
  throw new ProviderError("rejected", `Voximplant's session refused: ${message}`, {
    code,
    ...(code === "bad-number" ? { isBadNumber: true } : {}),
  });
}
