import { accountOf } from "./accounts";
import type { Call, Leg, OpeningPart } from "./call";
import { isIntroduced } from "./introduce";
import { isReady, isUp, lastLeg, liveLeg } from "./legs";
import type { Command, Signal } from "./signals";

/** Beside what a part was estimated to last: the order's way to the provider, and the report's way back. */
const REPORT_MS = 5_000;

/**
 * What a customer hears whole between their answer and the talk: words of the workspace's, and that the talk is recorded.
 * An operator who waits for its end is told so.
 */
export function sayOpening(call: Call, at: number, commands: Command[]): void {
  const customer = liveLeg(call, "customer");
  if (!isUp(customer) || customer.hangUpCause !== null || call.joinOrderedAt !== null) return;
  customer.opening ??= { parts: partsOf(call), begun: 0, isSpeaking: false };
  const { opening } = customer;
  const next = opening.parts[opening.begun];
  if (!opening.isSpeaking && next !== undefined) {
    opening.begun++;
    opening.isSpeaking = true;
    call.timers.opening = at + (call.options.opening?.[next] ?? 0) + REPORT_MS;
    commands.push({ type: "say", key: sayKey(next, customer), legId: customer.id, announcement: next });
  }
  if (opening.isSpeaking) askForPatience(call, at, commands);
}

/** Nothing is to be heard, or it was. */
export const isOpeningOver = ({ opening }: Leg): boolean =>
  opening !== undefined && !opening.isSpeaking && opening.begun === opening.parts.length;

/** The part that is being said has ended. Only what names it says that it was heard. */
export function noteSaid(leg: Leg, { say, isUnsaid }: Said): void {
  const { opening } = leg;
  const part = opening?.parts[opening.begun - 1];
  if (!opening?.isSpeaking || !part || (say !== undefined && say !== sayKey(part, leg))) return;
  opening.isSpeaking = false;
  if (part === "recording-notice" && say !== undefined && !isUnsaid) opening.isNoticeHeard = true;
}

/** Nobody has reported its end. */
export function giveUpWaiting(leg: Leg | undefined): void {
  if (leg?.opening) leg.opening.isSpeaking = false;
}

/**
 * Whether the talk is to be recorded; undefined: as the account does by itself. Nobody is recorded of whom it is not
 * known that they heard of it, where they have to.
 */
export function isRecorded(call: Call): boolean | undefined {
  const { options } = call;
  const recording = accountOf(call)?.recording;
  const isWanted = options.record ?? (recording && recording === "always");
  return isNoticeUnheard(call) ? false : isWanted;
}

/** The customer was to hear that the talk is recorded, and nobody has reported that they did. */
export function isNoticeUnheard(call: Call): boolean {
  const opening = lastLeg(call, "customer")?.opening;
  return Boolean(opening?.parts.includes("recording-notice") && !opening.isNoticeHeard);
}

type Said = Pick<Extract<Signal, { type: "announcement-finished" }>, "say" | "isUnsaid">;

const sayKey = (part: OpeningPart, leg: Leg): string => `${part}:${leg.id}`;

/** The notice only where this account can record, and will. */
function partsOf(call: Call): OpeningPart[] {
  const { opening = {} } = call.options;
  const isTold = accountOf(call)?.recording !== undefined && isRecorded(call) === true;
  return [
    ...(opening.greeting === undefined ? [] : (["greeting"] as const)),
    ...(opening["recording-notice"] === undefined || !isTold ? [] : (["recording-notice"] as const)),
  ];
}

/** Once a leg, after it heard who comes: the customer is there, and hears something first. */
function askForPatience(call: Call, at: number, commands: Command[]): void {
  const operator = liveLeg(call, "operator");
  if (!isReady(operator) || operator.hangUpCause !== null || operator.heldAt !== undefined) return;
  if (!isIntroduced(call)) return;
  operator.heldAt = at;
  commands.push({
    type: "say",
    // A lent leg has had other calls.
    key: `hold:${call.options.callId}:${operator.id}`,
    legId: operator.id,
    announcement: "customer-greeted",
  });
}
