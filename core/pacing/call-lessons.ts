import type { Call, Leg } from "../call/call";
import { findLeg, lastLeg } from "../call/legs";
import { talkMs } from "../call/talk";
import type { CustomerFailure, LegEvent, OperatorKind } from "./team-view";

export interface Lesson {
  /** The team. */
  pool: string;
  kindOf(operatorId: string): OperatorKind;
  /** Seconds that a customer who answered may wait before they count as abandoned. */
  grace: number;
  /** Seconds that an operator has for notes after a talk. */
  wrapUp: number;
}

/** What one step of a call tells its team's pacing: the difference between the call before and after, in seconds. */
export function lessonsOfCall(before: Call, after: Call, lesson: Lesson): LegEvent[] {
  return [
    ...after.legs.flatMap((leg) =>
      leg.seat === "customer"
        ? customerLessons(findLeg(before, leg.id), leg, after, lesson)
        : operatorLessons(findLeg(before, leg.id), leg, lesson),
    ),
    ...meetingLessons(before, after, lesson),
    ...endLessons(before, after, lesson),
  ];
}

const seconds = (from: number, to: number): number => Math.max(0, to - from) / 1000;

function customerLessons(before: Leg | undefined, leg: Leg, { options }: Call, { pool }: Lesson): LegEvent[] {
  const told = { pool, customer: options.callId };
  const events: LegEvent[] = [];
  if (!before) events.push({ ...told, type: "customerDialed", at: leg.placedAt / 1000 });
  // A provider that never says that it rings is taken to ring at once.
  const rangAt = leg.ringingAt ?? leg.placedAt;
  const hasRung = leg.ringingAt !== null || leg.answeredAt !== null;
  if (hasRung && !(before && (before.ringingAt !== null || before.answeredAt !== null))) {
    const at = rangAt / 1000;
    events.push({ ...told, type: "customerRinging", at, after: seconds(leg.placedAt, rangAt) });
  }
  if (leg.answeredAt !== null && !before?.answeredAt && !isMachine(leg)) {
    const { answeredAt: at } = leg;
    const lasted = { ring: seconds(rangAt, at), after: seconds(leg.placedAt, at) };
    events.push({ ...told, type: "customerAnswered", at: at / 1000, ...lasted });
  }
  if (leg.endedAt !== null && before?.endedAt == null && (leg.answeredAt === null || isMachine(leg))) {
    const { endedAt: at } = leg;
    const lasted = { ring: hasRung ? seconds(rangAt, at) : 0, after: seconds(leg.placedAt, at) };
    events.push({
      ...told,
      type: "customerFailed",
      at: at / 1000,
      reason: failureOf(leg, hasRung),
      ...lasted,
    });
  }
  return events;
}

/** Voicemail has answered: nobody is there to be met, or to be abandoned. */
const isMachine = ({ hangUpCause, cause }: Leg): boolean => hangUpCause === "machine" || cause === "machine";

function failureOf({ cause }: Leg, hasRung: boolean): CustomerFailure {
  if (cause === "busy" || cause === "invalid-number" || cause === "congestion")
    return hasRung ? "declined" : "busy";
  return cause === "rejected" ? "declined" : "noanswer";
}

/** Of operators who were rung for this very call; of a lent one the standby tells. */
function operatorLessons(before: Leg | undefined, leg: Leg, { pool, kindOf }: Lesson): LegEvent[] {
  const operator = leg.operatorId;
  if (operator === null || leg.lent) return [];
  const told = { pool, operator, kind: kindOf(operator) };
  if (!before) return [{ type: "operatorDialed", pool, operator, at: leg.placedAt / 1000 }];
  if (leg.acceptedAt !== null && before.acceptedAt === null) {
    const at = leg.acceptedAt;
    return [{ ...told, type: "operatorAnswered", at: at / 1000, after: seconds(leg.placedAt, at) }];
  }
  if (leg.endedAt === null || before.endedAt !== null || leg.acceptedAt !== null) return [];
  const lasted = { at: leg.endedAt / 1000, after: seconds(leg.placedAt, leg.endedAt) };
  const isOurs = leg.cause === "cancelled" || leg.cause === "lost" || leg.cause === "provider-error";
  return isOurs
    ? [{ ...told, ...lasted, type: "operatorReleased", was: "ringing" }]
    : [{ ...told, ...lasted, type: "operatorFailed" }];
}

/** How long the customer was on the line before the operator was; or that they left. */
function meetingLessons(before: Call, after: Call, { pool, grace }: Lesson): LegEvent[] {
  const leg = lastLeg(after, "customer");
  const answeredAt = leg?.answeredAt ?? null;
  if (!leg || answeredAt === null || isMachine(leg)) return [];
  const customer = after.options.callId;
  const told = (at: number) => ({ pool, customer, at: at / 1000 });
  const abandoned = (waited: number, at: number): LegEvent[] =>
    waited > grace ? [{ ...told(at), type: "customerAbandoned" }] : [];
  if (after.joinedAt !== null && before.joinedAt === null) {
    const waited = seconds(answeredAt, after.joinedAt);
    const operator = lastLeg(after, "operator")?.operatorId ?? "";
    return [
      ...abandoned(waited, after.joinedAt),
      { ...told(after.joinedAt), type: "bridged", operator, waited },
    ];
  }
  const leftAt = leg.endedAt;
  if (after.joinedAt !== null || leftAt === null || findLeg(before, leg.id)?.endedAt != null) return [];
  const waited = seconds(answeredAt, leftAt);
  return [...abandoned(waited, leftAt), { ...told(leftAt), type: "customerHungup", waited }];
}

/** How long the operator was busy: the talk, and the time for notes after it, which is known in advance. */
function endLessons(before: Call, after: Call, { pool, wrapUp }: Lesson): LegEvent[] {
  if (after.result !== "conversation" || before.result === "conversation") return [];
  const endedAt = Math.max(...after.legs.flatMap((leg) => leg.endedAt ?? []), after.joinedAt ?? 0);
  const talk = talkMs(after, endedAt) / 1000;
  const told = { pool, operator: lastLeg(after, "operator")?.operatorId ?? "" };
  return [
    { ...told, type: "callEnded", at: endedAt / 1000, talk },
    { ...told, type: "operatorReady", at: endedAt / 1000 + wrapUp, wrap: wrapUp, busy: talk + wrapUp },
  ];
}
