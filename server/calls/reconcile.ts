import type { Call, Leg } from "@/core/call/call";
import { callOfLeg } from "@/core/call/leg-id";
import { findLeg } from "@/core/call/legs";
import { db } from "../platform/db";
import { logger } from "../platform/logger";
import { oncePerProcess } from "../platform/once-per-process";
import type { LegSnapshot, TelephonyProvider } from "../telephony/port";
import { marksKept } from "./done-marks";
import type { KeyedSignal } from "./store-signals";

/** A leg younger than this may be known to one side only, without anything being wrong. */
export const SETTLED_MS = 10_000;

/** So often every account is looked at. */
export const RECONCILE_MS = 15_000;

/** When this process saw last what lives at each account. */
const looks = () => oncePerProcess("looks-at-accounts", () => new Map<string, number>());

/**
 * Compares what we believe with what the provider sees, and answers the signals that were lost. Legs that live at
 * the provider although they are over for us are hung up. To be called now and then, and after a restart.
 * @param accountId the account that `provider` is open for; null: the installation's own
 * @param settledMs a leg younger than this may be known to one side only, without anything being wrong
 * @throws ProviderError where the provider does not tell what it sees
 */
export async function reconcile(
  provider: TelephonyProvider,
  accountId: string | null,
  now: number,
  settledMs = SETTLED_MS,
): Promise<KeyedSignal[]> {
  // In this order: what is placed while we look stands in one of the two.
  const unplaced = await unplacedLegs();
  const seen = new Map((await provider.listLegs()).map((leg) => [leg.legId, leg]));
  const account = accountId ?? provider.id;
  const seenAt = looks().get(account) ?? null;
  looks().set(account, now);
  const calls = await db().call.findMany({
    where: { endedAt: null, provider: provider.id, accountId },
    select: { id: true, state: true },
  });
  await hangUpOrphans(provider, [...seen.keys()], now);
  return calls.flatMap(({ id, state }) =>
    differences(id, state as unknown as Call, { seen, seenAt, unplaced, now, settledMs }),
  );
}

interface Look {
  seen: Map<string, LegSnapshot>;
  /** When the account was looked at before; null: nobody here knows. */
  seenAt: number | null;
  unplaced: Set<string>;
  now: number;
  settledMs: number;
}

/** Legs whose order still stands in the outbox: the provider cannot know them. */
export async function unplacedLegs(): Promise<Set<string>> {
  await marksKept();
  const orders = await db().$queryRaw<{ legId: string }[]>`
    select body->>'legId' as "legId" from "OutboxItem"
     where kind = 'command' and "doneAt" is null and body->>'type' in ('place-leg', 'take-leg')`;
  return new Set(orders.map(({ legId }) => legId));
}

function differences(callId: string, call: Call, look: Look): KeyedSignal[] {
  const { seen, unplaced, now, settledMs } = look;
  return call.legs.flatMap((leg): KeyedSignal[] => {
    if (leg.state === "down" || leg.lent || unplaced.has(leg.id) || now - leg.placedAt < settledMs) return [];
    const real = seen.get(leg.id);
    if (!real)
      return [
        {
          callId,
          key: `missing:${leg.id}`,
          signal: { type: "leg-ended", at: lostAt(call, leg, look), legId: leg.id, cause: "lost" },
        },
      ];
    return [...lostAnswer(callId, leg, real, now), ...lostJoin(callId, call, real, now)];
  });
}

/** While the provider could not be asked nobody talked, as far as anybody can tell: talks are billed by the second. */
const lostAt = ({ joinedAt }: Call, { placedAt, answeredAt }: Leg, { seenAt, now }: Look): number =>
  seenAt === null
    ? now
    : Math.min(now, Math.max(seenAt, placedAt, answeredAt ?? 0, joinedAt ?? 0) + RECONCILE_MS);

const lostAnswer = (callId: string, leg: Leg, real: LegSnapshot, at: number): KeyedSignal[] =>
  real.state === "up" && leg.state !== "up"
    ? [{ callId, key: `found-up:${leg.id}`, signal: { type: "leg-answered", at, legId: leg.id } }]
    : [];

const lostJoin = (callId: string, call: Call, real: LegSnapshot, at: number): KeyedSignal[] =>
  real.joinedWith !== null && call.joinOrderedAt !== null && call.joinedAt === null
    ? [{ callId, key: `found-joined:${callId}`, signal: { type: "joined", at: call.joinOrderedAt ?? at } }]
    : [];

/** Only legs of calls of this database: other installations may share the provider's account. */
async function hangUpOrphans(provider: TelephonyProvider, legIds: string[], now: number): Promise<void> {
  const calls = await db().call.findMany({
    where: { id: { in: [...new Set(legIds.map(callOfLeg))] } },
    select: { id: true, state: true },
  });
  const callOf = new Map(calls.map(({ id, state }) => [id, state as unknown as Call]));
  for (const legId of legIds) {
    const call = callOf.get(callOfLeg(legId));
    const overAt = call && (findLeg(call, legId)?.endedAt ?? call.endedAt);
    if (!overAt || overAt > now - SETTLED_MS) continue;
    // One that cannot be ended must not keep the others from being looked at; the next look tries again.
    await provider
      .hangUp({ legId })
      .catch((error) => logger().warn({ err: error, legId }, "a forgotten leg could not be hung up"));
  }
}
