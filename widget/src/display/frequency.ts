import type { OfferFrequency } from "@/core/flow/runtime/offer";
import type { Memory } from "../page/memory";
import { readOfferLog } from "./offer-log";

const DAY_MS = 86_400_000;

/**
 * Whether an offer may come up by itself once more: `held` is for good manners alone, `closed` means that the visitor
 * closed or used it in this visit and may want it back.
 */
export function mayShow(
  memory: Memory,
  offer: { id: string; frequency: OfferFrequency },
  visitStartedAt: number,
): "yes" | "held" | "closed" {
  const now = Date.now();
  const { perSession, perDays, afterDismissalDays, afterRequestDays } = offer.frequency;
  const own = readOfferLog(memory).filter((entry) => entry.offer === offer.id);
  const shown = (since: number) => own.filter(({ at, event }) => event === "shown" && at >= since).length;
  const dismissedAt = own.findLast(({ event }) => event === "dismissed")?.at ?? 0;
  const requestedAt = Number(memory.read("lasting", "requested") ?? 0);

  // Once closed, or taken up, it does not come again in the visit, whatever the rule allows.
  if (own.some(({ at, event }) => event !== "shown" && at >= visitStartedAt)) return "closed";
  const isHeld =
    now - dismissedAt < afterDismissalDays * DAY_MS ||
    now - requestedAt < afterRequestDays * DAY_MS ||
    (perSession !== null && shown(visitStartedAt) >= perSession) ||
    (perDays !== null && shown(now - perDays.days * DAY_MS) >= perDays.times);
  return isHeld ? "held" : "yes";
}
