import { offer as definition, offerConfig, offerOf } from "@/core/flow/display/offer/definition";
import type { Offer } from "@/core/flow/runtime/offer";
import { readOffer } from "../node/read-offer";

/**
 * An offer to look at while it is being written: its words as they stand, however unfinished; whatever else could not
 * be published yet is as in a new offer. Null where the config is none of an offer's.
 */
export function draftOffer(config: Record<string, unknown>): Offer | null {
  const draft = readOffer(config);
  if (!draft) return null;
  const whole = offerConfig.safeParse(config);
  if (whole.success) return offerOf(whole.data);
  const faulty = new Set(whole.error.issues.map(({ path }) => String(path[0])));
  const kept = Object.entries(config).filter(([name]) => !faulty.has(name));
  const mended = offerConfig.safeParse({
    ...definition.defaults,
    selector: "#",
    ...Object.fromEntries(kept),
  });
  return mended.success ? { ...offerOf(mended.data), texts: draft.texts } : null;
}
