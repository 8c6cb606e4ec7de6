import type { Call } from "@/core/call/call";
import { operatorLeg } from "@/core/call/legs";
import type { KeyedSignal } from "../calls/store-signals";
import { AppError } from "../platform/app-error";
import type { Clock } from "../platform/clock";
import { db } from "../platform/db";
import { publishChange } from "../platform/notify";
import type { WorkspaceId } from "../platform/workspace-id";

/** Who sits at a console. */
export interface Desk {
  workspaceId: WorkspaceId;
  operatorId: string;
  clock: Clock;
}

/**
 * The operator takes the call that is on their phone: as good as the key.
 * @returns what the call is to be told
 * @throws AppError conflict where the call is not theirs (any more), or nobody has picked up yet
 */
export async function acceptCall(desk: Desk, callId: string): Promise<KeyedSignal> {
  const { id: legId, state } = await ownLeg(desk, callId);
  if (state !== "up")
    throw new AppError("conflict", "Pick up your phone first.", { reason: "pick-up-first" });
  const signal = { type: "operator-accepted", at: desk.clock.now(), legId } as const;
  return { callId, key: `accepted:${legId}`, signal };
}

/**
 * The operator does not take the call: the next one is asked.
 * @param pauseMinutes also paused for so long from then on; null: not
 * @returns what the call is to be told
 * @throws AppError conflict where the call is not theirs (any more), or was taken
 */
export async function declineCall(
  desk: Desk,
  callId: string,
  pauseMinutes: number | null,
): Promise<KeyedSignal> {
  const { id: legId, acceptedAt } = await ownLeg(desk, callId);
  if (acceptedAt !== null)
    throw new AppError("conflict", "You have taken this call. Hang up your phone to leave it.", {
      reason: "call-taken",
    });
  if (pauseMinutes !== null) await setSnooze(desk, pauseMinutes);
  const signal = { type: "operator-declined", at: desk.clock.now(), legId } as const;
  return { callId, key: `declined:${legId}`, signal };
}

/** The operator's own living leg in a call. */
async function ownLeg({ workspaceId, operatorId }: Desk, callId: string) {
  const call = await db().call.findFirst({
    where: { id: callId, workspaceId, endedAt: null },
    select: { state: true },
  });
  // The column holds what the machine made.
  const leg = call && operatorLeg(call.state as unknown as Call, operatorId);
  if (!leg) throw new AppError("conflict", "This call is not yours any more.", { reason: "call-gone" });
  return leg;
}

/** A pause that begins when the running call is over; null takes the wish back. */
export async function setSnooze({ workspaceId, operatorId }: Desk, minutes: number | null): Promise<void> {
  await db().operator.updateMany({
    where: { id: operatorId, workspaceId },
    data: { snoozeMinutes: minutes, ...(minutes === null ? {} : { pauseReason: null }) },
  });
  await publishChange({ workspaceId, kind: "operator" });
}

/** Ends pause and rest: the next call may come. */
export async function beReady({ workspaceId, operatorId }: Desk): Promise<void> {
  await db().operator.updateMany({
    where: { id: operatorId, workspaceId },
    data: {
      restingUntil: null,
      pausedUntil: null,
      pausedSince: null,
      pauseReason: null,
      snoozeMinutes: null,
    },
  });
  await publishChange({ workspaceId, kind: "operator" });
}

const MORE_REST_MS = 60_000;

/** One minute more after a call. @throws AppError conflict where the rest is over already */
export async function restLonger({ workspaceId, operatorId, clock }: Desk): Promise<void> {
  const now = clock.now();
  const changed = await db().$executeRaw`
    update "Operator" set "restingUntil" = "restingUntil" + make_interval(secs => ${MORE_REST_MS / 1000})
     where id = ${operatorId} and "workspaceId" = ${workspaceId} and "restingUntil" > ${new Date(now)}`;
  if (changed === 0)
    throw new AppError("conflict", "Your rest is over. Pause if you need more time.", {
      reason: "rest-over",
    });
  await publishChange({ workspaceId, kind: "operator" });
}

/**
 * Keeps what is being written about a call, as it stands.
 * @throws AppError not-found where the call is not, or was not, the operator's
 */
export async function saveNote(desk: Desk, callId: string, text: string): Promise<void> {
  const { workspaceId, operatorId, clock } = desk;
  const call = await findOwnCall(desk, callId);
  const kept = { text, updatedAt: new Date(clock.now()) };
  await db().callNote.upsert({
    where: { callId },
    create: { callId, workspaceId, callbackId: call.callbackId, operatorId, ...kept },
    update: kept,
  });
  await publishChange({ workspaceId, callbackId: call.callbackId, kind: "console" });
}

/** A call that the operator is in, or was in last. @throws AppError not-found */
export async function findOwnCall({ workspaceId, operatorId }: Desk, callId: string) {
  const call = await db().call.findFirst({
    where: { id: callId, workspaceId, operatorId },
    select: { id: true, callbackId: true, joinedAt: true },
  });
  if (!call) throw new AppError("not-found", "There is no such call, or it is not one of yours.");
  return call;
}
