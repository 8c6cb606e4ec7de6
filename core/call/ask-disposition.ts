import { type DispositionChoice, dispositionOf } from "../disposition/disposition";
import { speechMs } from "../telephony/speech-ms";
import type { Call, Leg } from "./call";
import { isUp, lastLeg, liveLeg } from "./legs";
import type { Command, Signal } from "./signals";

/** From the question to the key: it is heard, thought about and pressed. Then the line is let go. */
const ANSWER_MS = 25_000;
/** … of which so much is for the key, however long the list. */
const THOUGHT_MS = 12_000;
/** Letters: the question itself, and what stands before each answer. */
const QUESTION = 20;
const KEY = 5;

function answerMs(choices: readonly DispositionChoice[]): number {
  const letters = choices.reduce((sum, { name }) => sum + KEY + name.length, QUESTION);
  return Math.max(ANSWER_MS, speechMs("x".repeat(letters)) + THOUGHT_MS);
}

/**
 * Whether an operator's leg has to stay up a little longer, because the operator is asked what came of the talk: once,
 * after a conversation, where the customer has left and the operator has not. Orders the question.
 */
export function asksForDisposition(call: Call, leg: Leg, at: number, commands: Command[]): boolean {
  const choices = call.options.dispositions ?? [];
  if (choices.length === 0 || call.result !== "conversation" || leg.seat !== "operator") return false;
  if (!isUp(leg) || leg.hangUpCause !== null || leg.takenAt !== undefined || liveLeg(call, "customer"))
    return false;
  if (call.disposition) return call.disposition.digit === null;
  call.disposition = { askedAt: at, digit: null };
  call.timers.disposition = at + answerMs(choices);
  const announcement = "ask-disposition";
  commands.push({ type: "say", key: `${announcement}:${leg.id}`, legId: leg.id, announcement });
  return true;
}

/** Takes a pressed key for the answer. One that was pressed before the question, and is told late, is none. */
export function noteDisposition(call: Call, { digit, at }: Extract<Signal, { type: "digit" }>): void {
  const asked = call.disposition;
  if (!asked || asked.digit !== null || at < asked.askedAt) return;
  if (dispositionOf(call.options.dispositions ?? [], digit)) asked.digit = digit;
}

/** What the operator answered on the phone between two states of a call; null: nothing, or nothing new. */
export function pressedDisposition(
  before: Call,
  after: Call,
): { choice: DispositionChoice; operatorId: string | null } | null {
  const digit = after.disposition?.digit ?? null;
  if (digit === null || before.disposition?.digit === digit) return null;
  const choice = dispositionOf(after.options.dispositions ?? [], digit);
  return choice && { choice, operatorId: lastLeg(after, "operator")?.operatorId ?? null };
}
