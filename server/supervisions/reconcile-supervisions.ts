import { isSupervisorLeg } from "@/core/call/leg-id";
import type { Supervision, SupervisionSignal } from "@/core/supervision/supervision";
import { SETTLED_MS, unplacedLegs } from "../calls/reconcile";
import type { KeyedSignal } from "../calls/store-signals";
import { db } from "../platform/db";
import { logger } from "../platform/logger";
import type { TelephonyProvider } from "../telephony/port";

/**
 * Compares the managers whom we believe on the line with what the provider sees, as it is done for calls: lost legs are
 * told, lost answers too, and legs that live on although they are over for us are hung up.
 * @param accountId the account that `provider` is open for; null: the installation's own
 * @param settledMs as `reconcile` takes it
 * @throws ProviderError where the provider does not tell what it sees
 */
export async function reconcileSupervisions(
  provider: TelephonyProvider,
  accountId: string | null,
  now: number,
  settledMs = SETTLED_MS,
): Promise<KeyedSignal<SupervisionSignal>[]> {
  // In this order: what is placed while we look stands in one of the two.
  const unplaced = await unplacedLegs();
  const seen = new Map((await provider.listLegs()).map((leg) => [leg.legId, leg]));
  await hangUpOver(provider, [...seen.keys()].filter(isSupervisorLeg), now);
  const living = await db().supervision.findMany({
    where: { endedAt: null, provider: provider.id, accountId },
    select: { id: true, state: true },
  });
  return living.flatMap(({ id, state }): KeyedSignal<SupervisionSignal>[] => {
    const { leg } = state as unknown as Supervision;
    if (unplaced.has(id) || now - leg.placedAt < settledMs) return [];
    const real = seen.get(id);
    const told = { at: now, legId: id };
    if (!real)
      return [{ callId: id, key: `missing:${id}`, signal: { ...told, type: "leg-ended", cause: "lost" } }];
    return real.state === "up" && leg.state !== "up"
      ? [{ callId: id, key: `found-up:${id}`, signal: { ...told, type: "leg-answered" } }]
      : [];
  });
}

async function hangUpOver(provider: TelephonyProvider, legIds: string[], now: number): Promise<void> {
  const over = await db().supervision.findMany({
    where: { id: { in: legIds }, endedAt: { lt: new Date(now - SETTLED_MS) } },
    select: { id: true },
  });
  // One that cannot be ended must not keep the others from being looked at; the next look tries again.
  for (const { id: legId } of over)
    await provider
      .hangUp({ legId })
      .catch((error) => logger().warn({ err: error, legId }, "a forgotten leg could not be hung up"));
}
