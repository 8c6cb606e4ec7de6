import { accountOf } from "@/core/call/accounts";
import { pressedDisposition } from "@/core/call/ask-disposition";
import { type Call, type Leg, OPENING_PARTS } from "@/core/call/call";
import { findLeg } from "@/core/call/legs";
import { isNoticeUnheard } from "@/core/call/opening";
import type { Command } from "@/core/call/signals";
import { talkMs } from "@/core/call/talk";
import type { TimelineFact } from "@/core/callback/timeline";
import { announcementSound, announcementText } from "./announcement";
import type { CallRow, OperatorName } from "./call-row";
import type { CallStep } from "./call-step";

export interface TimedFact {
  at: number;
  fact: TimelineFact;
}

/** What one signal means for the lead's story: the differences between the call before and after, in words-to-be. */
export function describeSignal(step: CallStep, row: CallRow, names: Map<string, OperatorName>): TimedFact[] {
  const { before, after, signal, commands } = step;
  const facts: TimelineFact[] = [];
  const [from, to] = [accountOf(before), accountOf(after)];
  if (from && to && from.id !== to.id) facts.push({ kind: "account-changed", from: from.name, to: to.name });
  for (const leg of after.legs)
    facts.push(
      ...(after.options.incoming && leg.seat === "customer"
        ? describeCaller(findLeg(before, leg.id), leg)
        : describeLeg(findLeg(before, leg.id), leg, row, names)),
    );
  for (const command of commands) facts.push(...describeSaid(command, row, after));
  if (after.joinedAt !== null && before.joinedAt === null)
    facts.push({ kind: "joined", afterSeconds: seconds(after.joinedAt - row.requestedAt.getTime()) });
  if (after.result === "conversation" && before.result !== "conversation")
    facts.push({
      kind: "talk-ended",
      talkSeconds: seconds(talkMs(after, signal.at)),
      by: after.endedBy ?? "network",
    });
  facts.push(...describeDisposition(before, after, names));
  for (const command of commands)
    if (command.type === "finish")
      facts.push({
        kind: "attempt-ended",
        number: row.attemptNumber,
        result: command.result,
        ...(command.cause ? { cause: command.cause } : {}),
      });
  return facts.map((fact) => ({ at: signal.at, fact }));
}

/** What was said to somebody that is worth knowing later: to the operator who it is, to the customer what they heard whole. */
function describeSaid(command: Command, row: CallRow, after: Call): TimelineFact[] {
  if (command.type === "join" && command.record === false && isNoticeUnheard(after))
    return [{ kind: "not-recorded" }];
  if (command.type !== "say") return [];
  const { announcement, legId } = command;
  const said = {
    text: announcementText(announcement, row, after, legId),
    ...(announcementSound(announcement, row) === null ? {} : { isSound: true as const }),
  };
  if (announcement === "whisper") return [{ kind: "whisper", ...said }];
  const what = OPENING_PARTS.find((part) => part === announcement);
  const isWhole = what && findLeg(after, legId)?.opening?.parts.includes(what);
  return isWhole ? [{ kind: "customer-told", what, ...said }] : [];
}

function describeDisposition(before: Call, after: Call, names: Map<string, OperatorName>): TimelineFact[] {
  const pressed = pressedDisposition(before, after);
  if (!pressed) return [];
  const by = names.get(pressed.operatorId ?? "")?.name;
  return [{ kind: "disposition", name: pressed.choice.name, ...(by ? { by } : {}), via: "keypad" }];
}

const seconds = (ms: number): number => Math.round(ms / 100) / 10;

function describeLeg(
  before: Leg | undefined,
  leg: Leg,
  row: CallRow,
  names: Map<string, OperatorName>,
): TimelineFact[] {
  const operator = names.get(leg.operatorId ?? "");
  const who = operator ? { name: operator.name } : {};
  const { seat } = leg;
  const facts: TimelineFact[] = [];
  // A lent operator was on the line before: who it is, the dispatcher has told.
  if (leg.lent) return facts;
  if (!before) facts.push({ kind: "leg-placed", seat, ...who, number: operator?.phone ?? row.phone });
  if (leg.ringingAt !== null && !before?.ringingAt) facts.push({ kind: "leg-ringing", seat, ...who });
  if (leg.answeredAt !== null && !before?.answeredAt)
    facts.push({ kind: "leg-answered", seat, ...who, afterSeconds: seconds(leg.answeredAt - leg.placedAt) });
  if (seat === "operator" && leg.acceptedAt !== null && !before?.acceptedAt)
    facts.push({ kind: "accepted", ...who });
  if (leg.takenAt !== undefined && before?.takenAt === undefined)
    facts.push({ kind: "operator-released", ...who });
  else if (leg.takenAt !== undefined) return facts;
  else if (leg.state === "down" && before?.state !== "down" && leg.cause !== null)
    facts.push(
      leg.answeredAt === null || leg.cause === "machine" || leg.cause === "not-accepted"
        ? { kind: "leg-failed", seat, ...who, cause: leg.cause }
        : { kind: "leg-ended", seat, ...who, by: endedBy(leg) },
    );
  return facts;
}

/** Of a customer who calls us: nobody was rung. */
function describeCaller(before: Leg | undefined, leg: Leg): TimelineFact[] {
  const facts: TimelineFact[] = [];
  if (leg.answeredAt !== null && !before?.answeredAt)
    facts.push({ kind: "call-taken", afterSeconds: seconds(leg.answeredAt - leg.placedAt) });
  if (leg.state === "down" && before?.state !== "down" && leg.cause !== null)
    facts.push(
      leg.cause === "provider-error"
        ? { kind: "leg-failed", seat: "customer", cause: leg.cause }
        : { kind: "leg-ended", seat: "customer", by: endedBy(leg) },
    );
  return facts;
}

const endedBy = (leg: Leg): "party" | "us" | "network" =>
  leg.cause === "lost" ? "network" : leg.hangUpAt === null ? "party" : "us";
