import type { Offer } from "@/core/flow/runtime/offer";

const INTERRUPTING: readonly string[] = ["popup", "slide-in", "bar"];

/** Comes up by itself over what the visitor is reading, so it keeps to good manners and to the offer's frequency. */
export const isInterrupting = (offer: Offer | undefined): boolean =>
  offer !== undefined && INTERRUPTING.includes(offer.form);

/** An offer as the program carries it; undefined where it is of a shape that this widget does not know. */
export function asOffer(value: unknown): Offer | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const offer: Partial<Offer> = value;
  const isOffer =
    typeof offer.form === "string" &&
    typeof offer.texts === "object" &&
    typeof offer.appearance === "object" &&
    typeof offer.frequency === "object" &&
    Array.isArray(offer.fields) &&
    Array.isArray(offer.channels);
  return isOffer ? (value as Offer) : undefined;
}
