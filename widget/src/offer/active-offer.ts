import type { Offer, OfferTexts } from "@/core/flow/runtime/offer";
import type { CallbackRequest } from "@/core/widget-contract/wire";

/** The offer that the display rules reached, in the visitor's language. */
export interface ActiveOffer extends Offer {
  /** The node's id. */
  id: string;
  words: OfferTexts;
  /** Its own words say how soon we call. */
  isPromising: boolean;
}

/** Which offer in which view a request comes from, as the request tells it. */
export type Origin = Pick<CallbackRequest, "offer" | "display">;
