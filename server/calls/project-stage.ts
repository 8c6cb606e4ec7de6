import type { Call, CallPhase } from "@/core/call/call";
import { lastLeg } from "@/core/call/legs";
import { phaseOf } from "@/core/call/machine";
import { talkMs } from "@/core/call/talk";
import type { NextStep, Stage, StageMark } from "@/core/callback/state";
import { visitorTexts } from "../visitor-texts/visitor-texts";
import type { CallRow } from "./call-row";
import type { CallStep } from "./call-step";

/** How long the next operator is expected to take until the customer's phone rings. */
const NEXT_OPERATOR_MS = 25_000;

const STAGE_OF: Record<CallPhase, Stage | null> = {
  waiting: "requested",
  "operator-ringing": "operator-ringing",
  "operator-answered": "operator-answered",
  "customer-ringing": "customer-ringing",
  "customer-waiting": "customer-ringing",
  talking: "talking",
  // The routing program says what comes now.
  ending: null,
  ended: null,
};

/** Where the callback stands, as the visitor, the leads page and the API see it. Absent fields stay as they are. */
export interface CallbackChange {
  stage: Stage;
  stages: StageMark[];
  operatorId: string | null;
  talkSeconds: number | null;
  nextStep?: NextStep | null;
  promiseAt?: string | null;
}

/** What the steps mean for the callback. */
export function projectStage(row: CallRow, steps: readonly CallStep[]): CallbackChange | null {
  const last = steps.at(-1);
  if (!last) return null;
  const stages: StageMark[] = [...row.stages];
  let stage = row.stage as Stage;
  for (const { after, signal } of steps) {
    const next = STAGE_OF[phaseOf(after)];
    if (next === null || next === stage) continue;
    stage = next;
    stages.push({ stage: next, at: new Date(signal.at).toISOString() });
  }
  const call = last.after;
  return {
    stage,
    stages,
    operatorId: lastLeg(call, "operator")?.operatorId ?? null,
    talkSeconds: call.joinedAt === null ? null : Math.round(talkMs(call, last.signal.at) / 1000),
    ...(stages.length > row.stages.length ? expectation(row, call, stage, last.signal.at) : {}),
  };
}

/** What the visitor may expect at a new stage: only what is arranged, and a time only while somebody is being rung. */
function expectation(
  row: CallRow,
  call: Call,
  stage: Stage,
  at: number,
): Pick<CallbackChange, "nextStep" | "promiseAt"> {
  const canKeepPromise = row.promiseAt !== null && row.promiseAt.getTime() > at;
  const soon = new Date(at + NEXT_OPERATOR_MS).toISOString();
  if (stage === "requested") return { nextStep: null, promiseAt: null };
  if (stage !== "operator-ringing") return { nextStep: null };
  if (call.tried.length < 2) return { nextStep: null, ...(canKeepPromise ? {} : { promiseAt: soon }) };
  const text = visitorTexts(row.language)("nextStep.anotherOperator");
  return { nextStep: { kind: "another-operator", text }, promiseAt: soon };
}
