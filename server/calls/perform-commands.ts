import type { Call } from "@/core/call/call";
import { mayFailOver } from "@/core/call/fail-over";
import { findLeg, isUp, liveLeg } from "@/core/call/legs";
import type { Command, Signal } from "@/core/call/signals";
import { Prisma } from "../generated/prisma/client";
import { db } from "../platform/db";
import type { FollowUps } from "../platform/follow-ups";
import { logger } from "../platform/logger";
import { oncePerProcess } from "../platform/once-per-process";
import { ProviderError, providerErrorOf } from "../platform/provider-error";
import { storableText } from "../platform/storable-text";
import { preparedAudio } from "../speech/prepared-audio";
import { phoneOf } from "../telephony/phone-of";
import type { PlaceLeg as PlaceLegOrder, TelephonyProvider } from "../telephony/port";
import { noteTaken, noteTrouble } from "../telephony-accounts/note-trouble";
import { announcementLanguage, announcementSound, announcementText } from "./announcement";
import { accountIdOf, type CallRow, operatorsOf, readCall } from "./call-row";
import { callerOf } from "./caller-of";
import { claimedUntil } from "./claim";
import { markDone, marksKept } from "./done-marks";
import { distrustFresh, type OutboxCommand, processId, takeFresh } from "./fresh-commands";
import { storeSignals } from "./store-signals";

/** A provider that is away is asked again this often, then the leg is given up. */
export const MAX_TRIES = 8;
/** Where another account can take the leg over, nobody waits for this one: one hiccup is forgiven. */
const MAX_TRIES_WITH_OTHERS = 2;
const retryDelayMs = (tries: number): number => Math.min(10_000, 250 * 2 ** tries);

/** @throws ProviderError where the provider of the call cannot be used */
type OpenProvider = (row: CallRow) => Promise<TelephonyProvider>;

/**
 * Performs what a call has in the outbox, in order, one process at a time: a hang-up must never overtake the order to
 * ring. What the provider answers at once (a leg that is gone, a number it refuses) is stored as signals.
 * A command that may succeed later stays in the outbox.
 */
export function performCommands(callId: string, open: OpenProvider): Promise<FollowUps> {
  // Within this process calls queue here; between processes the claim does the same.
  const queues = oncePerProcess("command-queues", () => new Map<string, Promise<unknown>>());
  const before = queues.get(callId) ?? Promise.resolve();
  const mine = before.then(() => performAll(callId, open));
  const settled = mine.catch(() => undefined);
  queues.set(callId, settled);
  void settled.then(() => queues.get(callId) === settled && queues.delete(callId));
  return mine;
}

async function performAll(callId: string, open: OpenProvider): Promise<FollowUps> {
  const { row, items } = await toDo(callId);
  if (!row) return {};
  let isAnswered = false;
  for (const item of items) {
    const outcome = await perform(item, row, open);
    if (outcome === "later") break;
    // The answer first: a crash before the mark is kept performs the command again, and loses nothing.
    if (outcome) await storeSignals([{ callId, key: `${item.key}:answer`, signal: outcome }]);
    markDone(item.id);
    isAnswered ||= outcome !== null;
  }
  return isAnswered ? { apply: [callId] } : {};
}

interface Work {
  row: CallRow | null;
  items: OutboxCommand[];
}

/**
 * What this process has just stored, or else what stands in the outbox. What another process stored or left, or what
 * is to be tried again, is only found in the second place, and always before anything newer: see `keepStep`.
 */
async function toDo(callId: string): Promise<Work> {
  const fresh = takeFresh(callId);
  if (fresh) return fresh;
  await marksKept();
  const items = await claimCommands<Command>(callId);
  return { row: items.length > 0 ? await readCall(null, callId) : null, items };
}

type Claimed = Omit<OutboxCommand, "body">;

/** Takes everything that is to be done for a call (or a standby), unless another process is at an earlier command of it. */
export async function claimCommands<C>(callId: string): Promise<(Claimed & { body: C })[]> {
  const me = processId();
  const items = await db().$queryRaw<(Claimed & { body: C })[]>`
    update "OutboxItem" o set "claimedUntil" = ${claimedUntil(Prisma.sql`o.body`)}, "claimedBy" = ${me}
     where o."callId" = ${callId} and o.kind = 'command' and o."doneAt" is null
       and not exists (select 1 from "OutboxItem" p
                        where p."callId" = ${callId} and p.kind = 'command' and p."doneAt" is null
                          and p.id <= o.id and p."claimedUntil" > now() and p."claimedBy" is distinct from ${me})
    returning o.id, o.key, o.body, o.attempts`;
  return items.sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function perform(
  item: OutboxCommand,
  row: CallRow,
  open: OpenProvider,
): Promise<Signal | null | "later"> {
  try {
    const answer = await order(item.body, row, await open(row));
    if (item.body.type === "place-leg") await noteTaken(accountIdOf(row));
    return answer;
  } catch (thrown) {
    const error = providerErrorOf(thrown);
    logger().warn(
      { callId: row.id, command: item.key, kind: error.kind, err: error },
      "the provider did not take a command",
    );
    if (error.isTransient && item.attempts + 1 < maxTries(item.body, row.state)) {
      await postpone(item, row.id, error);
      return "later";
    }
    if (item.body.type === "place-leg") await noteTrouble(accountIdOf(row), error, Date.now());
    if (error.kind === "unavailable") withdraw(item.body, row, open);
    await db().timelineEntry.create({
      data: {
        workspaceId: row.workspaceId,
        callbackId: row.callbackId,
        at: new Date(),
        fact: {
          kind: "provider-trouble",
          command: item.body.type,
          detail: storableText(error.message.slice(0, 300)),
        },
      },
    });
    return giveUp(item.body, error);
  }
}

/**
 * An order without an answer may have been carried out. Where another account takes the leg over, nobody's phone shall
 * ring from two: it is taken back here as well as may be, and by reconciliation once the provider is there again.
 */
function withdraw(command: Command, row: CallRow, open: OpenProvider): void {
  const leg = command.type === "place-leg" ? findLeg(row.state, command.legId) : undefined;
  if (!leg || !mayFailOver(row.state, leg)) return;
  void open(row)
    .then((provider) => provider.hangUp({ legId: leg.id }))
    .catch((error) =>
      logger().info({ err: error, legId: leg.id }, "a leg that was given up is looked for later"),
    );
}

function maxTries(command: Command, call: Call): number {
  const leg = command.type === "place-leg" ? findLeg(call, command.legId) : undefined;
  return leg && mayFailOver(call, leg) ? MAX_TRIES_WITH_OTHERS : MAX_TRIES;
}

/** This command counts a try; those behind it wait as long, and count none. */
export async function postpone(
  { id, attempts }: Claimed,
  callId: string,
  error: ProviderError,
): Promise<void> {
  const waitMs = error.retryAfterMs ?? retryDelayMs(attempts + 1);
  const wait = waitMs / 1000;
  distrustFresh(callId, waitMs + 5_000);
  await db().$executeRaw`
    update "OutboxItem" set "claimedUntil" = now() + make_interval(secs => ${wait}), "claimedBy" = null
     where "callId" = ${callId} and kind = 'command' and "doneAt" is null`;
  await db().$executeRaw`
    update "OutboxItem" set attempts = attempts + 1, "lastError" = ${storableText(error.message)} where id = ${id}`;
}

/** What it means for the call that a command cannot be carried out. */
function giveUp(command: Command, { isBadNumber }: ProviderError): Signal | null {
  const at = Date.now();
  const cause = isBadNumber ? "invalid-number" : "provider-error";
  if (command.type === "place-leg" || command.type === "take-leg")
    return { type: "leg-failed", at, legId: command.legId, cause };
  if (command.type === "say")
    return { type: "announcement-finished", at, legId: command.legId, say: command.key, isUnsaid: true };
  if (command.type === "hang-up") return { type: "leg-ended", at, legId: command.legId, cause: "lost" };
  if (command.type === "join") return { type: "join-failed", at, operatorLegId: command.legIds[0] };
  return null;
}

async function order(command: Command, row: CallRow, provider: TelephonyProvider): Promise<Signal | null> {
  switch (command.type) {
    case "place-leg": {
      // Taken back before it was carried out: nobody's phone rings for nothing.
      if (isUnwanted(row.state, command.legId)) return null;
      const to = calleeOf(command, row, provider);
      await provider.placeLeg({
        legId: command.legId,
        to,
        from: await callerOf(command, row, to),
        ringMs: command.ringMs,
        callerName: row.siteName,
        seat: command.seat,
        ...switchboard(command, row, provider),
        ...waiting(command, row),
      });
      return null;
    }
    case "take-leg":
      return takeLeg(command, row, provider);
    case "say":
      if (isUnwanted(row.state, command.legId)) return null;
      await provider.say({
        legId: command.legId,
        key: command.key,
        ...(await wordsOf(command, row)),
        ringsAfter: command.announcement === "greeting",
      });
      return null;
    case "join":
      if (command.legIds.some((id) => isUnwanted(row.state, id))) return null;
      await provider.join({
        legIds: command.legIds,
        ...(command.record === undefined ? {} : { record: command.record }),
      });
      return null;
    case "hang-up": {
      const answer = await provider.hangUp({ legId: command.legId });
      return answer === "gone"
        ? { type: "leg-ended", at: Date.now(), legId: command.legId, cause: "lost" }
        : null;
    }
    default:
      return null;
  }
}

/** What is said to a leg; a sound that is gone is said in words. */
async function wordsOf({ announcement, legId }: Extract<Command, { type: "say" }>, row: CallRow) {
  const soundId = announcementSound(announcement, row);
  const audio = soundId === null ? null : await preparedAudio(row.workspaceId, soundId);
  return {
    text: announcementText(announcement, row, row.state, legId),
    language: announcementLanguage(announcement, row),
    ...(audio ? { audio } : {}),
  };
}

/** Who hung up before they were answered has left: no event will tell it of this leg. */
async function takeLeg(
  { legId, reference }: TakeLeg,
  { state }: CallRow,
  provider: TelephonyProvider,
): Promise<Signal | null> {
  if (isUnwanted(state, legId)) return null;
  if (!provider.takeLeg) throw new ProviderError("rejected", `${provider.id} does not take calls.`);
  const answer = await provider.takeLeg({ legId, reference });
  return answer === "gone" ? { type: "leg-failed", at: Date.now(), legId, cause: "hung-up" } : null;
}

/** Down, or to be hung up: that order stands behind this one. */
function isUnwanted(call: Call, legId: string): boolean {
  const leg = findLeg(call, legId);
  return leg?.state === "down" || Boolean(leg?.hangUpCause);
}

function calleeOf(command: PlaceLeg, row: CallRow, provider: TelephonyProvider): PlaceLegOrder["to"] {
  if (command.operatorId === null) return row.phone;
  const operator = operatorsOf(row).get(command.operatorId);
  if (!operator) throw new Error(`There is no operator ${command.operatorId}.`);
  return phoneOf(operator, provider);
}

/** The keys that lead to the right people at a call centre; people who help it out have phones of their own. */
function switchboard({ legId }: PlaceLeg, { state, callCentre }: CallRow, provider: TelephonyProvider) {
  if (!findLeg(state, legId)?.line || !callCentre?.digits) return {};
  if (!provider.capabilities.dialsDigits)
    throw new ProviderError("rejected", `${provider.id} cannot dial an extension.`);
  return { digits: { keys: callCentre.digits, afterMs: callCentre.digitsAfterMs } };
}

/** Who is on the line already hears that somebody's phone rings. */
function waiting({ seat }: PlaceLeg, { state }: CallRow) {
  const other = liveLeg(state, seat === "operator" ? "customer" : "operator");
  return isUp(other) ? { ringbackTo: other.id } : {};
}

type PlaceLeg = Extract<Command, { type: "place-leg" }>;
type TakeLeg = Extract<Command, { type: "take-leg" }>;
