import type { Leading } from "@/core/dispatch/smart-books";
import type { PacingNote } from "@/core/live-contract/board";
import type { Expectation } from "@/core/pacing/expectation";

/** As the dispatcher keeps it with its decisions; without an expectation where it only let people meet. */
export type KeptExpectation = { at: number; leading: Leading | null } & Partial<Expectation>;

/** What was expected longer ago says nothing about now. */
const FRESH_MS = 60_000;

export function pacingNote(kept: KeptExpectation | null, now: number): PacingNote | null {
  if (!kept || now - kept.at > FRESH_MS || kept.pickUpSeconds === undefined) return null;
  return {
    leading: kept.leading,
    operatorsOnLine: kept.operatorsOnLine ?? 0,
    operatorsRinging: kept.operatorsRinging ?? 0,
    customersRinging: kept.ringing ?? 0,
    pickUpSeconds: kept.pickUpSeconds,
    answerSeconds: kept.answerSeconds ?? 0,
    answerPercent: Math.round((kept.answerShare ?? 0) * 100),
    riskPercent: Math.round((kept.risk ?? 0) * 1000) / 10,
    lately: kept.lately ?? { answered: 0, abandoned: 0 },
  };
}
