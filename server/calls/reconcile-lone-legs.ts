import type { Leg } from "@/core/call/call";
import type { LoneLegSignal } from "@/core/call/lone-leg";
import { logger } from "../platform/logger";
import type { TelephonyProvider } from "../telephony/port";
import { SETTLED_MS, unplacedLegs } from "./reconcile";
import type { KeyedSignal } from "./store-signals";

/** Where phones without a call around them are kept. */
export interface LoneLegs {
  /** Those that live as far as we know, at one account. */
  living(at: { provider: string; accountId: string | null }): Promise<{ id: string; leg: Leg }[]>;
  /** Those of these legs that have been over for us since `before`. */
  over(legIds: string[], before: Date): Promise<string[]>;
}

/**
 * Compares those whom we believe on the line with what the provider sees, as it is done for calls: lost legs are told,
 * lost answers too, and legs that live on although they are over for us are hung up.
 * @param accountId the account that `provider` is open for; null: the installation's own
 * @param settledMs as `reconcile` takes it
 * @throws ProviderError where the provider does not tell what it sees
 */
export async function reconcileLoneLegs(
  legs: LoneLegs,
  provider: TelephonyProvider,
  accountId: string | null,
  { now, settledMs = SETTLED_MS }: { now: number; settledMs?: number },
): Promise<KeyedSignal<LoneLegSignal>[]> {
  // In this order: what is placed while we look stands in one of the two.
  const unplaced = await unplacedLegs();
  const seen = new Map((await provider.listLegs()).map((leg) => [leg.legId, leg]));
  const living = await legs.living({ provider: provider.id, accountId });
  const over = await legs.over([...seen.keys()], new Date(now - SETTLED_MS));
  // One that cannot be ended must not keep the others from being looked at; the next look tries again.
  for (const legId of over)
    await provider
      .hangUp({ legId })
      .catch((error) => logger().warn({ err: error, legId }, "a forgotten leg could not be hung up"));
  return living.flatMap(({ id, leg }): KeyedSignal<LoneLegSignal>[] => {
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
