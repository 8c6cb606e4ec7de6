import type { Call, Leg } from "./call";
import { orderHangUp } from "./hang-up";
import { introduce, isIntroduced } from "./introduce";
import { contenders, isOperatorLed, isReady, isUp, lastLeg, liveLeg, liveOperators } from "./legs";
import { acceptsUntil, conclude, ringsUntil } from "./observe";
import { isOpeningOver, isRecorded, sayOpening } from "./opening";
import { placeLeg, takeLeg } from "./place-leg";
import { settleSeat } from "./settle-seat";
import type { Command } from "./signals";
import { hasTalked } from "./talk";
import { windDown } from "./wind-down";

/** An order to hang up is repeated, ever more seldom, until the leg is reported down. */

const CUSTOMER = { seat: "customer", operatorId: null } as const;

/** Orders what the facts ask for and has not been ordered yet. */
export function decide(call: Call, at: number, commands: Command[]): void {
  if (call.begunAt === null || call.endedAt !== null) return;
  noteEnds(call, at);
  if (call.result === null) {
    settleSeat(call, at, commands);
    introduce(call, at, commands);
    sayOpening(call, at, commands);
    if (isOperatorLed(call)) leadWithOperator(call, at, commands);
    else leadWithCustomer(call, at, commands);
    join(call, at, commands);
  }
  releaseOperators(call, commands);
  if (call.result !== null) windDown(call, at, commands);
  hangUp(call, at, commands);
  tidyTimers(call);
}

/** What the end of a leg means for the call as a whole. */
function noteEnds(call: Call, at: number): void {
  const operator = lastLeg(call, "operator");
  const customer = lastLeg(call, "customer");
  const operatorDown = operator?.state === "down";
  const customerDown = customer?.state === "down";
  if (call.joinOrderedAt !== null) {
    if (hasTalked(call, at) && call.result !== "conversation" && (operatorDown || customerDown)) {
      call.endedBy ??= whoEnded(operator, customer);
      call.result = "conversation";
      call.cause = null;
      call.wants = null;
    } else if (customerDown) conclude(call, "customer-left", customer.cause);
    else if (operatorDown && call.joinedAt === null && !isOperatorLed(call)) {
      // The operator left in the instant of the join: the customer, who is on the line, gets another one.
      call.joinOrderedAt = null;
      delete call.timers["talk-limit"];
    } else if (operatorDown) conclude(call, "customer-left", operator.cause);
    return;
  }
  if (customerDown) {
    // Whoever calls us is there: they can only leave.
    const reached = call.options.incoming
      ? customer.cause !== "provider-error"
      : customer.answeredAt !== null && customer.cause !== "machine";
    const notReached = customer.cause === "provider-error" ? "failed" : "customer-unreached";
    conclude(call, reached ? "customer-left" : notReached, customer.cause);
  } else if (operatorDown && customer && isOperatorLed(call)) {
    // The operator left while the customer's phone was ringing, or before the talk: nobody may wait in silence.
    conclude(call, isUp(customer) ? "customer-left" : "nobody-answered", operator.cause);
  }
}

function whoEnded(operator: Leg | undefined, customer: Leg | undefined): Call["endedBy"] {
  const first = [operator, customer]
    .filter((leg) => leg?.state === "down")
    .sort((a, b) => (a?.endedAt ?? 0) - (b?.endedAt ?? 0))[0];
  return first?.cause === "lost" ? "network" : first === customer ? "customer" : "operator";
}

function leadWithOperator(call: Call, at: number, commands: Command[]): void {
  const operator = liveLeg(call, "operator");
  if (!lastLeg(call, "customer")) askForOperators(call, at, commands);
  whisper(call, at, commands);
  if (isReady(operator) && operator.hangUpCause === null && !lastLeg(call, "customer"))
    placeLeg(call, CUSTOMER, at, commands);
}

function leadWithCustomer(call: Call, at: number, commands: Command[]): void {
  const customer = lastLeg(call, "customer");
  const { incoming } = call.options;
  if (!customer && incoming) takeLeg(call, incoming.reference, at, commands);
  else if (!customer && !call.customerAllowed && call.wants === null) {
    call.wants = "customer-leave";
    call.requests++;
    call.timers["operator-wait"] ??= at + call.options.operatorWaitMs;
    commands.push({ type: "request-customer-leave", key: `leave:${call.options.callId}:${call.requests}` });
  }
  if (!customer && call.customerAllowed) placeLeg(call, CUSTOMER, at, commands);
  if (isUp(customer) && customer.hangUpCause === null) {
    if (isOpeningOver(customer)) keepCompany(call, customer, at, commands);
    askForOperators(call, at, commands);
  }
  whisper(call, at, commands);
}

/** A customer who is on the line before an operator is waits for so long, and is greeted unless they were. */
function keepCompany(call: Call, customer: Leg, at: number, commands: Command[]): void {
  if (call.timers["customer-wait"] !== undefined || call.joinOrderedAt !== null) return;
  call.timers["customer-wait"] = at + call.options.customerWaitMs;
  if (customer.opening?.parts.includes("greeting")) return;
  const key = `greeting:${customer.id}`;
  commands.push({ type: "say", key, legId: customer.id, announcement: "greeting" });
}

/** Until somebody has taken the call, as many as may ring at once. After the limit nobody else beside those who ring. */
function askForOperators(call: Call, at: number, commands: Command[]): void {
  if (call.wants !== null || call.takenBy) return;
  const rung = liveOperators(call).length;
  if (rung >= (call.options.atOnce ?? 1)) return;
  const isOver = at >= (call.begunAt ?? at) + call.options.operatorWaitMs;
  if (rung > 0 && isOver && !isUp(liveLeg(call, "customer"))) return;
  call.wants = "operator";
  call.requests++;
  // One limit for the whole call, however many operators are asked in it. An answered customer has a limit of their own.
  if (!isUp(liveLeg(call, "customer")))
    call.timers["operator-wait"] ??= Math.max(at, (call.begunAt ?? at) + call.options.operatorWaitMs);
  commands.push({ type: "request-operator", key: `request:${call.options.callId}:${call.requests}` });
}

/** Who is calling, from where, and which key takes the call: once a leg, as soon as the operator is up. */
function whisper(call: Call, at: number, commands: Command[]): void {
  for (const leg of contenders(call)) {
    if (!isUp(leg) || leg.acceptedAt !== null || leg.hangUpCause !== null || leg.whisperedAt !== undefined)
      continue;
    leg.whisperedAt = at;
    commands.push({ type: "say", key: `whisper:${leg.id}`, legId: leg.id, announcement: "whisper" });
  }
}

function join(call: Call, at: number, commands: Command[]): void {
  const operator = liveLeg(call, "operator");
  const customer = liveLeg(call, "customer");
  if (call.joinOrderedAt !== null || !isReady(operator) || !isUp(customer)) return;
  if (operator.hangUpCause !== null || customer.hangUpCause !== null) return;
  if (!isOpeningOver(customer) || !isIntroduced(call)) return;
  const record = isRecorded(call);
  call.joinOrderedAt = at;
  call.timers["talk-limit"] = at + call.options.talkLimitMs;
  commands.push({
    type: "join",
    key: `join:${operator.id}`,
    legIds: [operator.id, customer.id],
    ...(record === undefined ? {} : { record }),
  });
}

/** Each operator's leg that is down frees its operator, once, with the rest that its end deserves. */
function releaseOperators(call: Call, commands: Command[]): void {
  for (const leg of call.legs) {
    if (leg.seat !== "operator" || leg.state !== "down" || leg.released || leg.operatorId === null) continue;
    leg.released = true;
    // A lent one is the standby's to free.
    if (leg.lent) continue;
    const missed =
      leg.takenAt === undefined &&
      leg.acceptedAt === null &&
      leg.farewellAt === null &&
      leg.cause !== "cancelled" &&
      leg.cause !== "lost" &&
      leg.cause !== "provider-error";
    const hasTalked = call.joinedAt !== null && leg === lastLeg(call, "operator");
    const rest = hasTalked ? "wrap-up" : missed ? "missed" : "none";
    commands.push({ type: "release-operator", key: `release:${leg.id}`, operatorId: leg.operatorId, rest });
  }
}

function hangUp(call: Call, at: number, commands: Command[]): void {
  for (const leg of call.legs) {
    // A lent one is the standby's to end.
    if (!leg.lent) orderHangUp(leg, call.timers, at, commands);
  }
}

/** Deadlines of what is over are over. */
function tidyTimers(call: Call): void {
  const operator = liveLeg(call, "operator");
  const customer = liveLeg(call, "customer");
  const ended = call.result !== null;
  const over: Record<keyof Call["timers"], boolean> = {
    "operator-wait": ended || isReady(operator) || isUp(customer),
    // Set anew below.
    "operator-ring": true,
    accept: true,
    "short-whisper": ended || !operator?.lent || !isUp(customer) || call.joinOrderedAt !== null,
    "customer-ring": ended || !customer || isUp(customer),
    opening: ended || !isUp(customer) || !customer.opening?.isSpeaking,
    "customer-wait": ended || !isUp(customer) || call.joinOrderedAt !== null,
    "talk-limit": ended,
    disposition: call.endedAt !== null || !isUp(operator) || call.disposition?.digit !== null,
    farewell:
      call.endedAt !== null || !call.legs.some((leg) => leg.farewellAt !== null && leg.state !== "down"),
    "hang-up":
      call.endedAt !== null || !call.legs.some((leg) => leg.hangUpAt !== null && leg.state !== "down"),
  };
  for (const timer of Object.keys(over) as (keyof Call["timers"])[])
    if (over[timer]) delete call.timers[timer];
  if (!ended) timeOperators(call);
}

/** Several may ring, each with a time of their own: the next of them is the call's. */
function timeOperators(call: Call): void {
  const rung = contenders(call).filter((leg) => leg.hangUpCause === null && leg.acceptedAt === null);
  const rings = rung.filter((leg) => !isUp(leg)).map((leg) => ringsUntil(call, leg));
  const accepts = rung.filter((leg) => leg.whisperedAt !== undefined).map((leg) => acceptsUntil(call, leg));
  if (rings.length > 0) call.timers["operator-ring"] = Math.min(...rings);
  if (accepts.length > 0) call.timers.accept = Math.min(...accepts);
}
