import { callOfLeg } from "@/core/call/leg-id";
import { isStandbyId, type Standby, type StandbySignal } from "@/core/standby/standby";
import { SETTLED_MS, unplacedLegs } from "../calls/reconcile";
import type { KeyedSignal } from "../calls/store-signals";
import { db } from "../platform/db";
import { logger } from "../platform/logger";
import type { TelephonyProvider } from "../telephony/port";

/**
 * Compares the operators that we believe on the line with what the provider sees, as it is done for calls: lost legs are
 * told, lost answers too, and legs that live on although they are over for us are hung up.
 * @param accountId the account that `provider` is open for; null: the installation's own
 * @param settledMs as `reconcile` takes it
 * @throws ProviderError where the provider does not tell what it sees
 */
export async function reconcileStandbys(
  provider: TelephonyProvider,
  accountId: string | null,
  now: number,
  settledMs = SETTLED_MS,
): Promise<KeyedSignal<StandbySignal>[]> {
  // In this order: what is placed while we look stands in one of the two.
  const unplaced = await unplacedLegs();
  const seen = new Map((await provider.listLegs()).map((leg) => [leg.legId, leg]));
  const standbys = await db().standby.findMany({
    where: { endedAt: null, provider: provider.id, accountId },
    select: { id: true, state: true },
  });
  await hangUpOver(provider, [...seen.keys()], now);
  return standbys.flatMap(({ id, state }): KeyedSignal<StandbySignal>[] => {
    const { leg } = state as unknown as Standby;
    if (unplaced.has(leg.id) || now - leg.placedAt < settledMs) return [];
    const real = seen.get(leg.id);
    const told = { at: now, legId: leg.id };
    if (!real)
      return [
        { callId: id, key: `missing:${leg.id}`, signal: { ...told, type: "leg-ended", cause: "lost" } },
      ];
    return real.state === "up" && leg.state !== "up"
      ? [{ callId: id, key: `found-up:${leg.id}`, signal: { ...told, type: "leg-answered" } }]
      : [];
  });
}

async function hangUpOver(provider: TelephonyProvider, legIds: string[], now: number): Promise<void> {
  const ids = legIds.map(callOfLeg).filter(isStandbyId);
  const over = await db().standby.findMany({
    where: { id: { in: ids }, endedAt: { lt: new Date(now - SETTLED_MS) } },
    select: { id: true },
  });
  for (const { id } of over) {
    const legId = `${id}.o1`;
    // One that cannot be ended must not keep the others from being looked at; the next look tries again.
    await provider
      .hangUp({ legId })
      .catch((error) => logger().warn({ err: error, legId }, "a forgotten leg could not be hung up"));
  }
}
