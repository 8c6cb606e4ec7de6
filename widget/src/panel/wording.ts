import type { CallbackStatus } from "@/core/widget-contract/wire";
import { CHECK, CROSS, MISSED } from "../page/icons";
import type { Texts } from "../texts/texts";
import { STAGE_ICONS } from "./stage-line";

export interface Wording {
  headline: string;
  icon: string;
  /** Names the colour of the stage, as the style sheet knows it. */
  tone: string;
  isRinging: boolean;
}

/** Where a callback stands, in a few words: for the panel's headline, the button and the screen reader alike. */
export function wordingOf(status: CallbackStatus, texts: Texts): Wording {
  if (status.stage !== "finished") {
    return {
      headline: texts.headline[status.stage](status.operatorName),
      icon: STAGE_ICONS[status.stage],
      tone: status.stage,
      isRinging: status.stage === "customer-ringing" || status.stage === "operator-ringing",
    };
  }
  const outcome = status.outcome ?? "failed";
  return {
    headline: texts.endings[outcome],
    icon:
      outcome === "conversation" ? CHECK : outcome === "cancelled" || outcome === "refused" ? CROSS : MISSED,
    tone: outcome,
    isRinging: false,
  };
}

/** Before the visitor's phone rings. */
export function isWaiting(status: CallbackStatus): boolean {
  return ["requested", "operator-ringing", "operator-answered"].includes(status.stage);
}

/** A promise moved by less than this is the same promise: estimates breathe. */
const TOLERANCE_MS = 3_000;

/**
 * Whether the first promise is missed or will be, and how many seconds are expected now (null: nobody knows).
 * Undefined while the promise stands.
 */
export function lateness(
  status: CallbackStatus,
  promised: string | null,
  nowMs: number,
): { seconds: number | null } | undefined {
  if (!promised || !isWaiting(status)) return undefined;
  const promisedMs = Date.parse(promised);
  const expectedMs = status.promiseAt ? Date.parse(status.promiseAt) : Number.NaN;
  const isLate = nowMs > promisedMs || expectedMs > promisedMs + TOLERANCE_MS;
  if (!isLate) return undefined;
  return { seconds: expectedMs > nowMs ? Math.ceil((expectedMs - nowMs) / 1_000) : null };
}
